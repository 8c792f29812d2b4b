import type { CustomerFacts } from '#domain/access/customer-facts.ts';
import { decideSection } from '#domain/access/decide-customer.ts';
import { decideViewingAs } from '#domain/access/decide.ts';
import type { Permission } from '#domain/access/decision.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { SeenBy } from '#domain/wire/view-as.ts';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { AccountStore, UserRecord } from '../auth/port.ts';
import { forbidden, notFound } from '../replication/refusal.ts';
import { administers } from './heard-sections.ts';
import type { BelongingAlike } from './known-customers.ts';
import { LowestFirst } from './lowest-first.ts';
import type { Principals } from './principals.ts';

/** What it takes to know what a colleague may do. */
export interface ColleagueParts {
	readonly accounts: { readonly users: Pick<AccountStore['users'], 'byUid'> };
	readonly principals: Pick<Principals, 'of'>;
}

export interface SeenByParts extends ColleagueParts {
	readonly facts: { catchUp(): Promise<void>; customers(): Iterable<BelongingAlike> };
}

/** A colleague, as rights know them. */
export interface LookedAt {
	readonly user: UserRecord;
	readonly principal: Principal;
}

/** Customers put in order before others have their turn. */
const AT_ONCE = 5000;

type Row = SeenBy['customers'][number];

/**
 * Whom a colleague sees, of those whom the asker sees: of others neither a name nor a number is told.
 * Each way to belong is judged once, as the ledger does it, and customers who belong alike are kept in
 * order once they were asked for: a page costs what stands on it, and never a look into storage.
 *
 * @param after cid of the last of the page before, or '' for the first
 * @throws Refusal 403 for who has no say over what colleagues see, 404 for a colleague who is not there
 */
export async function seenBy(
	parts: SeenByParts,
	asker: Principal,
	{ uid, after, limit }: { readonly uid: string; readonly after: string; readonly limit: number }
): Promise<SeenBy> {
	const { user, principal } = await lookAs(parts, asker, uid);
	await parts.facts.catchUp();
	const page = new LowestFirst<Row>(limit, after);
	const rules = new Map<string, number>();
	const ruleFor = bothSee(asker, principal);
	await arrange(parts.facts, ruleFor);
	for (const alike of user.disabled ? [] : parts.facts.customers()) {
		const rule = ruleFor(alike.facts);
		if (rule === null) continue;
		const { count, merged } = alike;
		if (!merged && count > 0) rules.set(rule, (rules.get(rule) ?? 0) + count);
		for (const cid of alike.after(after)) {
			const hasRoom = page.offer(cid, () => rowOf(cid, rule, merged));
			if (!hasRoom) break;
		}
	}
	const customers = page.rows();
	return {
		person: personOf(asker, user),
		count: [...rules.values()].reduce((sum, count) => sum + count, 0),
		rules: Object.fromEntries(rules),
		customers,
		next: page.isCut ? (customers.at(-1)?.cid ?? null) : null
	};
}

/** @throws Refusal as `seenBy` */
export async function lookAs(
	{ accounts, principals }: ColleagueParts,
	asker: Principal,
	uid: string
): Promise<LookedAt> {
	const may = decideViewingAs(asker);
	if (!may.allowed) throw forbidden(may.because);
	const user = await accounts.users.byUid(uid);
	if (user === null) throw notFound();
	return { user, principal: await principals.of({ user, deviceId: '', wipe: false }) };
}

/** Puts those who will be asked for in order, a few at a time: then a page is made in one go. */
async function arrange(
	facts: SeenByParts['facts'],
	ruleFor: (facts: CustomerFacts) => Permission | null
): Promise<void> {
	let since = 0;
	for (const alike of facts.customers()) {
		if (ruleFor(alike.facts) === null) continue;
		void alike.after('')[Symbol.iterator]().next();
		since += alike.count;
		if (since < AT_ONCE) continue;
		since = 0;
		await othersTurn();
	}
}

/** By which rule the colleague sees customers who belong like this; null where one of the two does not. */
function bothSee(
	asker: Principal,
	colleague: Principal
): (facts: CustomerFacts) => Permission | null {
	const known = new Map<CustomerFacts, Permission | null>();
	const judge = (facts: CustomerFacts): Permission | null => {
		if (!decideSection(asker, 'read', 'core', facts).allowed) return null;
		const rule = decideSection(colleague, 'read', 'core', facts);
		return rule.allowed ? rule.because : null;
	};
	return (facts) => {
		const before = known.get(facts);
		if (before !== undefined) return before;
		const rule = judge(facts);
		known.set(facts, rule);
		return rule;
	};
}

function rowOf(cid: string, because: Permission, merged: boolean): Row {
	return merged ? { cid, because, merged } : { cid, because };
}

/** Where a colleague works tells of customers whom the asker may not see; what a role is, everybody knows. */
function personOf(asker: Principal, user: UserRecord): SeenBy['person'] {
	const all = administers(asker);
	return {
		signsIn: !user.disabled,
		roles: [...user.roles],
		teams: all ? [...user.teams] : null,
		territories: all ? [...user.territories] : null
	};
}

import type { CustomerFacts, Facts } from '#domain/access/customer-facts.ts';
import {
	decideErasure,
	decideHistory,
	decideLending,
	decideMerging,
	decideSection
} from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Decision } from '#domain/access/decision.ts';
import type { Principal } from '#domain/access/principal.ts';
import { reasonFor } from '#domain/access/reason.ts';
import { scopeOf, type Scope } from '#domain/access/scope.ts';
import { parseDocId, type DocId, type Section } from '#domain/documents/ids.ts';
import { ownSections } from '#domain/documents/sections.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { CardSeenBy, SeenSection, ToldReason } from '#domain/wire/view-as.ts';
import { notFound } from '../replication/refusal.ts';
import type { Storage } from '../storage/port.ts';
import { EVENTS, KINDS_IN_FEEDS } from './customer-kinds.ts';
import {
	apartFields,
	deniedFields,
	heardApart,
	mayHear,
	type FieldSource
} from './heard-sections.ts';
import { lookAs, type ColleagueParts } from './seen-by.ts';

export interface CardSeenByParts extends ColleagueParts {
	readonly storage: FieldSource & Pick<Storage, 'under'>;
	readonly facts: {
		catchUp(): Promise<void>;
		readonly factsOf: (id: DocId) => Facts | null;
		whoFollow(cid: string): Iterable<string>;
	};
}

/** Whose rights are told, to whom, about which customer. */
interface Look {
	readonly asker: Principal;
	readonly colleague: Principal;
	readonly customer: CustomerFacts;
	readonly factsOf: (id: DocId) => Facts | null;
}

/**
 * What a colleague may do with a customer whom the asker sees, section by section, each with the rule.
 * Documents are named as far as the asker reads them, those of whoever was merged into the customer too.
 *
 * @throws Refusal 403 for who has no say over what colleagues see, 404 for what is not there for the asker
 */
export async function cardSeenBy(
	{ storage, facts, ...parts }: CardSeenByParts,
	asker: Principal,
	{ uid, cid }: { readonly uid: string; readonly cid: Ulid }
): Promise<CardSeenBy> {
	const { user, principal } = await lookAs(parts, asker, uid);
	await facts.catchUp();
	const customer = customerOf(facts.factsOf({ kind: 'customer', cid, section: 'core' }));
	if (customer === null || !decideSection(asker, 'read', 'core', customer).allowed) {
		throw notFound();
	}
	// Whoever can't sign in has no role that gives anything.
	const colleague = user.disabled ? { ...principal, roles: [], campaigns: [] } : principal;
	const look = { asker, colleague, customer, factsOf: facts.factsOf };
	const apart = heardApart(await apartFields(storage, asker), look, customer);
	const roots = [...facts.whoFollow(cid)].flatMap((each) =>
		KINDS_IN_FEEDS.map((kind) => `${kind}:${each}`)
	);
	const documents = await storage.under(roots);
	// Storage was waited for: what was written meanwhile counts.
	await facts.catchUp();
	const bySection = sorted(
		look,
		documents.filter(({ deleted }) => !deleted).map(({ id }) => id)
	);
	const sections: readonly Section[] = ['core', ...EVENTS, ...ownSections, 'link', ...apart];
	return {
		sections: sections.map((section) => sectionOf(look, section, bySection.get(section))),
		acts: {
			assign: reason(look, (who) => decideLending(who, customer)),
			merge: reason(look, (who) => decideMerging(who, customer, customer)),
			erase: reason(look, (who) => decideErasure(who, customer))
		}
	};
}

type Documents = Pick<SeenSection, 'seen' | 'withheld'>;

function sectionOf(
	look: Look,
	section: Section,
	documents: Documents = { seen: [], withheld: [] }
): SeenSection {
	const { asker, colleague, customer } = look;
	const reads = reason(look, (who) => decideSection(who, 'read', section, customer));
	const isHeard = reads.allowed && mayHear(asker, section, customer);
	return {
		section,
		reads,
		edits: reason(look, (who) => decideSection(who, 'write', section, customer)),
		history: reason(look, (who) => decideHistory(who, section, customer)),
		fields: isHeard ? [...deniedFields(colleague, section, customer)] : [],
		...documents
	};
}

/** Ids of documents that the asker reads, by section, as feeds give them to the colleague or not. */
function sorted(
	{ asker, colleague, factsOf }: Look,
	ids: readonly string[]
): ReadonlyMap<string, Documents> {
	const found = new Map<string, { seen: string[]; withheld: string[] }>();
	for (const id of [...ids].sort()) {
		const parsed = parseDocId(id);
		if (parsed === null) continue;
		const scope = scopeOf(parsed);
		const facts = factsOf(parsed);
		if (!decide(asker, 'read', scope, facts).allowed) continue;
		const section = shownIn(scope);
		const documents = found.get(section) ?? { seen: [], withheld: [] };
		found.set(section, documents);
		const reads = decide(colleague, 'read', scope, facts).allowed;
		documents[reads ? 'seen' : 'withheld'].push(id);
	}
	return found;
}

/** Whose a customer is, and into whom they were merged, is part of who they are. */
function shownIn(scope: Scope): string {
	if (scope.of === 'link') return 'link';
	if (scope.of !== 'section') return 'core';
	return scope.section === 'assignment' || scope.section === 'merged' ? 'core' : scope.section;
}

/** A campaign is named to who knows of it. */
function reason(
	{ asker, colleague, customer, factsOf }: Look,
	judge: (principal: Principal) => Decision
): ToldReason {
	const told = reasonFor(colleague, customer, judge);
	const id = told.because === 'campaign' && told.by !== null ? parseDocId(told.by) : null;
	if (id === null || decide(asker, 'read', scopeOf(id), factsOf(id)).allowed) return told;
	return { ...told, by: null };
}

function customerOf(facts: Facts | null): CustomerFacts | null {
	return facts !== null && 'assigned' in facts ? facts : null;
}

import type { CustomerFacts, Facts } from '#domain/access/customer-facts.ts';
import { decideSection } from '#domain/access/decide-customer.ts';
import { has } from '#domain/access/reach.ts';
import type { Principal } from '#domain/access/principal.ts';
import { isCustomFieldName, type CustomFieldName } from '#domain/documents/custom-field.ts';
import type { DocId } from '#domain/documents/ids.ts';
import { ownSections } from '#domain/documents/sections.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Reader } from '#domain/wire/readers.ts';
import type { AccountStore } from '../auth/port.ts';
import { notFound } from '../replication/refusal.ts';
import type { Principals } from './principals.ts';

export interface ReadersParts {
	readonly accounts: { readonly users: Pick<AccountStore['users'], 'list'> };
	readonly principals: Pick<Principals, 'of'>;
	readonly facts: {
		catchUp(): Promise<void>;
		readonly factsOf: (id: DocId) => Facts | null;
	};
}

/** What hangs on a customer in documents of its own, each kind with a right. */
const EVENTS = ['activity', 'task', 'complaint', 'purchase', 'consent'] as const;

/**
 * Who may see a customer, and by which rule, as the ledger decides it. Accounts that can't sign in see
 * nobody.
 *
 * @throws Refusal 404 where there is nothing that the asker may know of
 */
export async function readersOf(
	{ accounts, principals, facts }: ReadersParts,
	asker: Principal,
	cid: Ulid
): Promise<readonly Reader[]> {
	await facts.catchUp();
	const customer = customerOf(facts.factsOf({ kind: 'customer', cid, section: 'core' }));
	if (customer === null || !decideSection(asker, 'read', 'core', customer).allowed) {
		throw notFound();
	}
	// Of a field that was set apart, whoever neither reads it nor says who does hears nothing.
	const mayHear = asker.roles.some((role) => has(role, 'administer'));
	const readers: Reader[] = [];
	for (const user of await accounts.users.list()) {
		if (user.disabled) continue;
		const principal = await principals.of({ user, deviceId: '', wipe: false });
		const decision = decideSection(principal, 'read', 'core', customer);
		if (!decision.allowed) continue;
		const apart = apartIn(principal).filter(
			(section) => mayHear || decideSection(asker, 'read', section, customer).allowed
		);
		const sections = [...EVENTS, ...ownSections, ...apart].filter(
			(section) => decideSection(principal, 'read', section, customer).allowed
		);
		const writes = decideSection(principal, 'write', 'core', customer).allowed;
		readers.push({ uid: user.uid, because: decision.because, writes, sections });
	}
	return readers;
}

function apartIn({ roles }: Principal): readonly CustomFieldName[] {
	const named = roles.flatMap(({ sections }) => Object.keys(sections));
	return [...new Set(named)].filter(isCustomFieldName).sort();
}

function customerOf(facts: Facts | null): CustomerFacts | null {
	return facts !== null && 'assigned' in facts ? facts : null;
}

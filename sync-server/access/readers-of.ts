import type { CustomerFacts, Facts } from '#domain/access/customer-facts.ts';
import { decideSection } from '#domain/access/decide-customer.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { DocId, Section } from '#domain/documents/ids.ts';
import { ownSections } from '#domain/documents/sections.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Reader } from '#domain/wire/readers.ts';
import type { AccountStore } from '../auth/port.ts';
import { notFound } from '../replication/refusal.ts';
import { EVENTS } from './customer-kinds.ts';
import {
	apartFields,
	deniedFields,
	heardApart,
	mayHear,
	type FieldSource
} from './heard-sections.ts';
import type { Principals } from './principals.ts';

export interface ReadersParts {
	readonly storage: FieldSource;
	readonly accounts: { readonly users: Pick<AccountStore['users'], 'list'> };
	readonly principals: Pick<Principals, 'of'>;
	readonly facts: {
		catchUp(): Promise<void>;
		readonly factsOf: (id: DocId) => Facts | null;
	};
}

/**
 * Who may see a customer, and by which rule, as the ledger decides it. Accounts that can't sign in see
 * nobody.
 *
 * @throws Refusal 404 where there is nothing that the asker may know of
 */
export async function readersOf(
	{ storage, accounts, principals, facts }: ReadersParts,
	asker: Principal,
	cid: Ulid
): Promise<readonly Reader[]> {
	await facts.catchUp();
	const customer = customerOf(facts.factsOf({ kind: 'customer', cid, section: 'core' }));
	if (customer === null || !decideSection(asker, 'read', 'core', customer).allowed) {
		throw notFound();
	}
	const apart = await apartFields(storage, asker);
	const readers: Reader[] = [];
	for (const user of await accounts.users.list()) {
		if (user.disabled) continue;
		const principal = await principals.of({ user, deviceId: '', wipe: false });
		const decision = decideSection(principal, 'read', 'core', customer);
		if (!decision.allowed) continue;
		const heard = heardApart(apart, { asker, colleague: principal }, customer);
		const { uid } = user;
		const rights = rightsOf({ asker, principal, customer }, [...EVENTS, ...ownSections, ...heard]);
		readers.push({ uid, because: decision.because, ...rights });
	}
	return readers;
}

interface Look {
	readonly asker: Principal;
	readonly principal: Principal;
	readonly customer: CustomerFacts;
}

/** @param named all sections besides the card that are spoken of */
function rightsOf(
	{ asker, principal, customer }: Look,
	named: readonly Section[]
): Omit<Reader, 'uid' | 'because'> {
	const may = (action: 'read' | 'write', section: Section): boolean =>
		decideSection(principal, action, section, customer).allowed;
	const sections = named.filter((section) => may('read', section));
	const heard = (['core', ...sections] as const).filter((each) => mayHear(asker, each, customer));
	return {
		writes: may('write', 'core'),
		sections,
		readOnly: sections.filter((section) => !may('write', section)),
		withheld: named.filter((section) => !may('read', section)),
		fields: heard.flatMap((section) => deniedFields(principal, section, customer))
	};
}

function customerOf(facts: Facts | null): CustomerFacts | null {
	return facts !== null && 'assigned' in facts ? facts : null;
}

import type { CustomerFacts, Facts } from '#domain/access/customer-facts.ts';
import { decideErasure, decideSection } from '#domain/access/decide-customer.ts';
import type { Principal } from '#domain/access/principal.ts';
import { customerId, type DocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { Erasure } from '#domain/wire/erasure.ts';
import { forbidden, notFound } from '../replication/refusal.ts';
import type { Storage } from '../storage/port.ts';
import { idsOf, tracesOf, type Traces, type TracesStorage } from './customer-traces.ts';
import { eraseCustomer } from './erase-customer.ts';

export interface ErasureParts {
	readonly storage: TracesStorage & Pick<Storage, 'erase' | 'audit'>;
	readonly facts: {
		catchUp(): Promise<void>;
		readonly factsOf: (id: DocId) => Facts | null;
	};
	readonly clock: Clock;
}

/**
 * What there is of a person, for who may erase them.
 *
 * @throws Refusal 404 where there is nothing that the asker may know of, 403 where they may not erase it
 */
export async function weighErasure(
	parts: ErasureParts,
	principal: Principal,
	cid: Ulid
): Promise<Erasure> {
	const traces = await erasable(parts, principal, cid);
	return { cards: traces.cids.size, documents: (await idsOf(parts.storage, traces)).length };
}

/**
 * Erases a person for good. On record before it begins: what was half erased by a server that was killed
 * then has its author.
 *
 * @throws Refusal as `weighErasure`
 */
export async function eraseOnRequest(
	parts: ErasureParts,
	principal: Principal,
	cid: Ulid
): Promise<Erasure> {
	const { storage, clock } = parts;
	const traces = await erasable(parts, principal, cid);
	const { length: count } = await idsOf(storage, traces);
	const { uid: actor, device } = principal;
	await storage.audit.append([
		{ at: clock(), actor, device, action: 'erase', subject: customerId(cid), count }
	]);
	return { cards: traces.cids.size, documents: await eraseCustomer(storage, traces) };
}

/** Of a hidden customer storage is not even asked. Of one person all cards must be one's to erase. */
async function erasable(
	{ storage, facts }: ErasureParts,
	principal: Principal,
	cid: Ulid
): Promise<Traces> {
	await facts.catchUp();
	const factsOf = (of: string): CustomerFacts | null =>
		customerOf(facts.factsOf({ kind: 'customer', cid: of as Ulid, section: 'core' }));
	const asked = factsOf(cid);
	if (asked === null || !decideSection(principal, 'read', 'core', asked).allowed) throw notFound();
	if (!decideErasure(principal, asked).allowed) throw forbidden(REFUSED);
	const traces = await tracesOf(storage, cid);
	if (traces === null) throw notFound();
	const others = [...traces.cids].flatMap((each) => factsOf(each) ?? []);
	if (others.every((one) => decideErasure(principal, one).allowed)) return traces;
	throw forbidden(REFUSED);
}

const REFUSED = 'you may not erase this customer';

function customerOf(facts: Facts | null): CustomerFacts | null {
	return facts !== null && 'assigned' in facts ? facts : null;
}

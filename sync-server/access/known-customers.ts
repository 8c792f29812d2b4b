import { customerFacts, type CustomerFacts } from '#domain/access/customer-facts.ts';
import {
	assigned,
	customerAssignment,
	customerMerged,
	type Assigned,
	type CustomerAssignment
} from '#domain/documents/customer.ts';
import { winnerOf } from '#domain/dedupe/merge-winner.ts';
import type { JsonBody } from '../storage/port.ts';

interface KnownCustomer {
	readonly card: Assigned | null;
	readonly assignment: CustomerAssignment | null;
	/** cid of whom they were merged into */
	readonly into: string | null;
	/** null while there is no card: an assignment alone makes no customer */
	readonly facts: CustomerFacts | null;
}

const UNKNOWN: KnownCustomer = { card: null, assignment: null, into: null, facts: null };

/** Sections of a customer that say whose they are. */
export type TellingSection = 'core' | 'assignment' | 'merged';

/**
 * Whose each customer is. Of one who was merged into another the other's facts count, followed as far
 * as it leads to customers who are there.
 */
export class KnownCustomers {
	readonly #customers = new Map<string, KnownCustomer>();
	/** by cid, whoever was merged into them */
	readonly #losers = new Map<string, Set<string>>();

	/** @param body as merged; null where there is none any more */
	note(cid: string, section: TellingSection, body: JsonBody | null): void {
		const known = this.#customers.get(cid) ?? UNKNOWN;
		const { card, assignment, into } = { ...known, ...toldBy(section, body) };
		this.#moveLoser(cid, known.into, into);
		if (card === null && assignment === null && into === null) {
			this.#customers.delete(cid);
			return;
		}
		const facts = card === null ? null : customerFacts({ assigned: card }, assignment);
		this.#customers.set(cid, { card, assignment, into, facts });
	}

	factsOf(cid: string): CustomerFacts | null {
		if (!this.#isThere(cid)) return null;
		const winner = winnerOf(cid, (each) => {
			const into = this.#customers.get(each)?.into ?? null;
			return into !== null && this.#isThere(into) ? into : null;
		});
		return this.#customers.get(winner)?.facts ?? null;
	}

	/** The customer, and all whose facts may follow from theirs. */
	whoFollow(cid: string): ReadonlySet<string> {
		const following = new Set([cid]);
		// A set goes on to what is added while it is read.
		for (const winner of following) {
			for (const loser of this.#losers.get(winner) ?? []) following.add(loser);
		}
		return following;
	}

	#isThere(cid: string): boolean {
		return (this.#customers.get(cid)?.facts ?? null) !== null;
	}

	#moveLoser(cid: string, from: string | null, to: string | null): void {
		if (from === to) return;
		if (from !== null) {
			const others = this.#losers.get(from);
			others?.delete(cid);
			if (others?.size === 0) this.#losers.delete(from);
		}
		if (to !== null) this.#losers.set(to, (this.#losers.get(to) ?? new Set()).add(cid));
	}
}

function toldBy(section: TellingSection, body: JsonBody | null): Partial<KnownCustomer> {
	const document = { ...body, _id: '' };
	switch (section) {
		case 'core':
			return { card: assigned.safeParse(body?.['assigned']).data ?? null };
		case 'assignment':
			return { assignment: customerAssignment.safeParse(document).data ?? null };
		case 'merged':
			return { into: customerMerged.safeParse(document).data?.into ?? null };
	}
}

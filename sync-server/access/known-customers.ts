import { customerFacts, type CustomerFacts } from '#domain/access/customer-facts.ts';
import { assigned, customerAssignment, customerMerged } from '#domain/documents/customer.ts';
import { winnerOf } from '#domain/dedupe/merge-winner.ts';
import type { JsonBody } from '../storage/port.ts';
import { CustomersByFacts } from './customers-by-facts.ts';

/** Sections that say whose a customer is, besides the card itself. */
export type TellingSection = 'assignment' | 'merged';

/** Customers who belong alike, each with a card that is not deleted. */
export interface BelongingAlike {
	readonly facts: CustomerFacts;
	readonly count: number;
	/** those above this one, in order; whoever asks first waits for the sorting */
	after(cid: string): Iterable<string>;
	/** into others, whose facts these are */
	readonly merged: boolean;
}

/** Of more than this part of all customers, a walk over everything finds what hangs on them as fast. */
const MOST_OF_ALL = 0.4;
/** Things that cards say of whose they are, at hand. */
const MOST_NAMED = 10_000;
const NONE: readonly string[] = [];

/**
 * Whose each customer is. Of one who was merged into another the other's facts count, followed as far
 * as it leads to customers who are there.
 */
export class KnownCustomers {
	/** as the card says */
	readonly #cards = new Map<string, CustomerFacts>();
	/** as an assignment says; alone it makes no customer */
	readonly #assignments = new Map<string, CustomerFacts>();
	/** whose card is deleted: it still says whose they were */
	readonly #gone = new Set<string>();
	readonly #into = new Map<string, string>();
	/** by cid, whoever was merged into them */
	readonly #losers = new Map<string, Set<string>>();
	/** by cid, ids of the campaigns that name them */
	readonly #campaigns = new Map<string, readonly string[]>();
	readonly #alike = new CustomersByFacts();
	/** by what a card says, as JSON */
	readonly #named = new Map<string, CustomerFacts | null>();

	/** @param named `assigned` as the card has it, as JSON; null where there is none any more */
	noteCard(cid: string, named: string | null): void {
		const facts = named === null ? null : this.#factsNamed(named);
		this.#gone.delete(cid);
		this.#change([cid], () => this.#set(this.#cards, cid, facts));
	}

	/** Their card, as it was last noted, is deleted. */
	bury(cid: string): void {
		this.#gone.add(cid);
	}

	/** @param body as merged; null where there is none any more */
	note(cid: string, section: TellingSection, body: JsonBody | null): void {
		const document = { ...body, _id: '' };
		switch (section) {
			case 'assignment': {
				const facts = this.#sharedOf(assignmentFacts(document));
				this.#change([cid], () => this.#set(this.#assignments, cid, facts));
				return;
			}
			case 'merged': {
				const into = customerMerged.safeParse(document).data?.into ?? null;
				const ends = into === null ? [cid] : [cid, into];
				this.#change(ends, () => this.#moveLoser(cid, into));
				return;
			}
		}
	}

	/** @param campaigns ids of those that name this customer now, in order */
	lend(cid: string, campaigns: readonly string[]): void {
		this.#change([cid], () => {
			if (campaigns.length === 0) this.#campaigns.delete(cid);
			else this.#campaigns.set(cid, campaigns);
		});
	}

	factsOf(cid: string): CustomerFacts | null {
		const winner = this.standsFor(cid);
		return winner === null ? null : this.#standing(winner);
	}

	/** Whom this customer was merged into at last, or the customer; null where there is none. */
	standsFor(cid: string): string | null {
		return this.#cards.has(cid) ? this.#endFrom(cid) : null;
	}

	/** Every customer with a card that is not deleted, once. */
	*present(): Generator<BelongingAlike> {
		const apart = this.#countApart();
		for (const [facts, { size }] of this.#alike.all()) {
			const count = size - (apart.get(facts) ?? 0);
			const inOrder = () => this.#alike.inOrder(facts);
			yield { facts, count, after: (cid) => this.#unmerged(inOrder(), cid), merged: false };
		}
		for (const cid of this.#into.keys()) {
			const facts = this.#gone.has(cid) ? null : this.factsOf(cid);
			if (facts === null) continue;
			const after = (last: string): readonly string[] => (cid > last ? [cid] : []);
			yield { facts, count: 1, after, merged: this.standsFor(cid) !== cid };
		}
	}

	/** The customer, and all whose facts may follow from theirs. */
	whoFollow(cid: string): ReadonlySet<string> {
		return this.#withFollowers([cid]);
	}

	/**
	 * All customers with such facts, and maybe more.
	 *
	 * @returns null where they are so many that it is no use to know them by name
	 */
	where(accepts: (facts: CustomerFacts) => boolean): ReadonlySet<string> | null {
		const found = this.#alike.where(accepts);
		const count = found.reduce((sum, { size }) => sum + size, 0);
		if (count > this.#cards.size * MOST_OF_ALL) return null;
		return this.#withFollowers(found.flatMap((cids) => [...cids]));
	}

	/** Whoever may come to stand for others by it, or cease to, is known by what they are then. */
	#change(cids: readonly string[], apply: () => void): void {
		const before = [...this.#near(cids)].map((cid) => [cid, this.#standing(cid)] as const);
		apply();
		for (const [cid, facts] of before) this.#alike.move(cid, facts, this.#standing(cid));
	}

	/** These, those who went straight into them, and whoever one comes to on the way from them. */
	#near(cids: readonly string[]): Iterable<string> {
		if (this.#into.size === 0) return cids;
		const near = new Set(cids);
		for (const cid of cids) for (const loser of this.#losers.get(cid) ?? []) near.add(loser);
		for (const cid of near) {
			const into = this.#into.get(cid);
			if (into !== undefined) near.add(into);
		}
		return near;
	}

	*#unmerged(cids: readonly string[], after: string): Generator<string> {
		for (let place = firstAbove(cids, after); place < cids.length; place++) {
			const cid = cids[place] ?? '';
			if (!this.#gone.has(cid) && !this.#into.has(cid)) yield cid;
		}
	}

	/** Those who are deleted or said to be somebody else, by how they belong themselves. */
	#countApart(): ReadonlyMap<CustomerFacts, number> {
		const counts = new Map<CustomerFacts, number>();
		for (const cid of new Set([...this.#gone, ...this.#into.keys()])) {
			const facts = this.#standing(cid);
			if (facts !== null) counts.set(facts, (counts.get(facts) ?? 0) + 1);
		}
		return counts;
	}

	#endFrom(cid: string): string {
		return winnerOf(cid, (each) => {
			const into = this.#into.get(each);
			return into !== undefined && this.#cards.has(into) ? into : null;
		});
	}

	#withFollowers(cids: Iterable<string>): ReadonlySet<string> {
		const all = new Set(cids);
		// A set goes on to what is added while it is read.
		for (const winner of all) {
			for (const loser of this.#losers.get(winner) ?? []) all.add(loser);
		}
		return all;
	}

	/** What is said of the customer itself, who is lent with whoever was merged into them. */
	#standing(cid: string): CustomerFacts | null {
		const card = this.#cards.get(cid);
		if (card === undefined) return null;
		const facts = this.#assignments.get(cid) ?? card;
		const campaigns = this.#lending(cid);
		return campaigns.length === 0 ? facts : this.#alike.shared({ ...facts, campaigns });
	}

	/** In order. Of a loser, none: the winner is who is asked. */
	#lending(cid: string): readonly string[] {
		if (this.#campaigns.size === 0) return NONE;
		if (!this.#losers.has(cid) && !this.#into.has(cid)) return this.#campaigns.get(cid) ?? NONE;
		const all = [...this.whoFollow(cid)].filter((each) => this.standsFor(each) === cid);
		return [...new Set(all.flatMap((each) => this.#campaigns.get(each) ?? NONE))].sort();
	}

	/** A million cards say few things of whose they are: each is read once. */
	#factsNamed(named: string): CustomerFacts | null {
		const known = this.#named.get(named);
		if (known !== undefined) return known;
		const facts = this.#sharedOf(cardFacts(JSON.parse(named)));
		if (this.#named.size >= MOST_NAMED) this.#named.clear();
		this.#named.set(named, facts);
		return facts;
	}

	#sharedOf(facts: CustomerFacts | null): CustomerFacts | null {
		return facts === null ? null : this.#alike.shared(facts);
	}

	#set(map: Map<string, CustomerFacts>, cid: string, shared: CustomerFacts | null): void {
		if (shared === null) map.delete(cid);
		else map.set(cid, shared);
	}

	#moveLoser(cid: string, to: string | null): void {
		const from = this.#into.get(cid) ?? null;
		if (from === to) return;
		if (from !== null) {
			const others = this.#losers.get(from);
			others?.delete(cid);
			if (others?.size === 0) this.#losers.delete(from);
		}
		if (to === null) {
			this.#into.delete(cid);
			return;
		}
		this.#into.set(cid, to);
		this.#losers.set(to, (this.#losers.get(to) ?? new Set()).add(cid));
	}
}

/** @param sorted ascending */
function firstAbove(sorted: readonly string[], key: string): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? '') > key) high = middle;
		else low = middle + 1;
	}
	return low;
}

function cardFacts(named: unknown): CustomerFacts | null {
	const { data } = assigned.safeParse(named);
	return data === undefined ? null : customerFacts({ assigned: data }, null);
}

function assignmentFacts(document: object): CustomerFacts | null {
	const { data } = customerAssignment.safeParse(document);
	return data === undefined ? null : customerFacts({ assigned: data }, data);
}

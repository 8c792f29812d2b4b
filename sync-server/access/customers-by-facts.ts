import type { CustomerFacts } from '#domain/access/customer-facts.ts';

/**
 * Which customers belong alike. A company has far fewer kinds of belonging than customers: so each is
 * kept once, and those that somebody sees are found by judging each once.
 */
export class CustomersByFacts {
	readonly #facts = new Map<string, CustomerFacts>();
	readonly #customers = new Map<CustomerFacts, Set<string>>();
	/** of those who were asked for in order, until one comes or goes */
	readonly #inOrder = new Map<CustomerFacts, readonly string[]>();

	/** The one object for all that belong like this. */
	shared(facts: CustomerFacts): CustomerFacts {
		const { owner, team, territory } = facts.assigned;
		const { discreet, campaigns = [] } = facts;
		const name = JSON.stringify([owner, team ?? null, territory, discreet, campaigns]);
		const known = this.#facts.get(name);
		if (known !== undefined) return known;
		this.#facts.set(name, facts);
		return facts;
	}

	/** Both shared; null for a customer who is not there. */
	move(cid: string, from: CustomerFacts | null, to: CustomerFacts | null): void {
		if (from === to) return;
		if (from !== null) {
			this.#customers.get(from)?.delete(cid);
			this.#inOrder.delete(from);
		}
		if (to === null) return;
		this.#inOrder.delete(to);
		const customers = this.#customers.get(to) ?? new Set();
		this.#customers.set(to, customers.add(cid));
	}

	/** All of them, by what they have in common. */
	all(): Iterable<readonly [CustomerFacts, ReadonlySet<string>]> {
		return this.#customers;
	}

	/** Customers who belong like this, by cid. */
	inOrder(facts: CustomerFacts): readonly string[] {
		const known = this.#inOrder.get(facts);
		if (known !== undefined) return known;
		const sorted = [...(this.#customers.get(facts) ?? [])].sort();
		this.#inOrder.set(facts, sorted);
		return sorted;
	}

	/** Customers in sets, each as large as it is, so that they can be counted before they are read. */
	where(accepts: (facts: CustomerFacts) => boolean): readonly ReadonlySet<string>[] {
		return [...this.#customers].filter(([facts]) => accepts(facts)).map(([, cids]) => cids);
	}
}

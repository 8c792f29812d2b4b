import { setImmediate as othersTurn } from 'node:timers/promises';
import { customersOf, type PushedRevisions } from './independent-pushes.ts';

/** Documents in one transaction: pushes share its cost, and none waits long for the others. */
const MOST_DOCUMENTS = 1000;

interface Waiting {
	readonly push: PushedRevisions;
	/** null: not to be joined with any other */
	readonly customers: ReadonlySet<string> | null;
}

type Write<T> = (pushes: readonly PushedRevisions[]) => Promise<readonly T[]>;

/**
 * Pushes that wait for their turn, and are written together where none can have to do with another:
 * what makes a write durable costs as much for one push as for many.
 */
export class PushGroups<T> {
	readonly #write: Write<T>;
	readonly #waiting = new Set<Waiting>();
	/** of those that were written in another's turn */
	readonly #results = new Map<Waiting, T>();

	/** @param write gives one result for each, in order */
	constructor(write: Write<T>) {
		this.#write = write;
	}

	/** @returns its turn, to be taken one after the other, in which it is written at the latest */
	add(push: PushedRevisions): () => Promise<T> {
		const waiting = { push, customers: customersOf(push) };
		this.#waiting.add(waiting);
		return () => this.#take(waiting);
	}

	async #take(own: Waiting): Promise<T> {
		this.#waiting.delete(own);
		if (!this.#results.has(own)) await this.#writeWithOthers(own);
		const result = this.#results.get(own);
		this.#results.delete(own);
		if (result === undefined) throw new TypeError('a push has no result');
		return result;
	}

	/** What one of them did wrong is told to none of the others: then each is written in its own turn. */
	async #writeWithOthers(own: Waiting): Promise<void> {
		// Those that have come already, and were not read yet, are let in first.
		await othersTurn();
		const group = this.#groupOf(own);
		if (group.length > 1) {
			try {
				await this.#writeTogether(group);
				return;
			} catch {
				for (const one of group) this.#waiting.delete(one);
			}
		}
		await this.#writeTogether([own]);
	}

	async #writeTogether(group: readonly Waiting[]): Promise<void> {
		const results = await this.#write(group.map(({ push }) => push));
		for (const [index, one] of group.entries()) {
			this.#waiting.delete(one);
			const result = results[index];
			if (result !== undefined) this.#results.set(one, result);
		}
	}

	#groupOf(own: Waiting): readonly Waiting[] {
		if (own.customers === null) return [own];
		const group = [own];
		const taken = new Set(own.customers);
		let room = MOST_DOCUMENTS - sizeOf(own);
		for (const other of this.#waiting) {
			const { customers } = other;
			if (sizeOf(other) > room) break;
			if (customers === null || [...customers].some((cid) => taken.has(cid))) continue;
			group.push(other);
			room -= sizeOf(other);
			for (const cid of customers) taken.add(cid);
		}
		return group;
	}
}

function sizeOf({ push }: Waiting): number {
	return push.revisions.length;
}

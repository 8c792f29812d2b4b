import type { Sameness } from '../documents/ruling.ts';
import type { Telling } from './person-keys.ts';

/** That an entry is a second one of somebody. */
export interface Duplicate {
	/** ulid of the entry that counts for this person */
	readonly of: string;
	readonly because: readonly Sameness[];
}

/**
 * Who has taken part in one contest so far. The entry that came first stands for its person, and those
 * that share something with it, or with one of its duplicates, are duplicates of it.
 */
export class EntryPersons {
	readonly #standing = new Map<string, string>();

	/**
	 * Takes an entry in.
	 *
	 * @returns null when it is the first of its person
	 */
	add(ulid: string, tellings: readonly Telling[]): Duplicate | null {
		const shared = tellings.filter((telling) => {
			const standing = this.#standing.get(keyOf(telling));
			return standing !== undefined && standing !== ulid;
		});
		const [first] = shared;
		const of = first === undefined ? ulid : (this.#standing.get(keyOf(first)) ?? ulid);
		for (const telling of tellings) {
			const key = keyOf(telling);
			if (!this.#standing.has(key)) this.#standing.set(key, of);
		}
		return first === undefined ? null : { of, because: shared.map(({ by }) => by) };
	}
}

function keyOf({ by, value }: Telling): string {
	return `${by} ${value}`;
}

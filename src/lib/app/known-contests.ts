import { contest, type Contest } from '#domain/documents/contest.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';

/** The contests that sign-ups are handed in to, each read once and not at every sign-up of a long day. */
export class KnownContests {
	readonly #known = new Map<string, Promise<Contest | null>>();

	constructor(private readonly database: LocalDatabase) {}

	/** null when the device does not hold it. */
	find(kid: Ulid): Promise<Contest | null> {
		const id = formatDocId({ kind: 'contest', kid });
		const known = this.#known.get(id);
		if (known !== undefined) return known;
		const reading = readDocument(this.database, id, contest);
		this.#known.set(id, reading);
		// What could not be read, or is not there yet, is looked for again.
		void reading.then(
			(found) => found === null && this.#known.delete(id),
			() => this.#known.delete(id)
		);
		return reading;
	}

	/** They have changed. */
	forget(ids: readonly string[]): void {
		for (const id of ids) this.#known.delete(id);
	}
}

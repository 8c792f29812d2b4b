import { parseDocId } from '#domain/documents/ids.ts';
import type { LocalDatabase } from '../store/local-database.ts';

const KIND = 'entry:';
/** Ids that are read at once. */
const PAGE = 5000;
/** Of so many changes each is not looked at: all ids are read sooner. */
const MOST_CHANGES = 1000;

/**
 * How many entries of each contest the device holds. The list of contests asks with everything that
 * changes, so ids alone are read, once, and after that what has changed.
 */
export class EntryCounts {
	/** ids of entries; null until somebody asks */
	#known: Set<string> | null = null;
	readonly #counts = new Map<string, number>();
	/** ids that are to be looked at again */
	readonly #changed = new Set<string>();
	/** one reading after the other */
	#reading: Promise<unknown> = Promise.resolve();

	constructor(private readonly database: LocalDatabase) {}

	/** Something about these documents has changed. */
	update(ids: readonly string[]): void {
		if (this.#known === null) return;
		for (const id of ids) if (id.startsWith(KIND)) this.#changed.add(id);
	}

	/** By id of the contest; a contest without any is left out. */
	all(): Promise<ReadonlyMap<string, number>> {
		const read = this.#reading.then(() => this.#all());
		this.#reading = read.catch(() => undefined);
		return read;
	}

	async #all(): Promise<ReadonlyMap<string, number>> {
		if (this.#known !== null && this.#changed.size <= MOST_CHANGES) await this.#refresh();
		else await this.#read();
		return new Map(this.#counts);
	}

	async #read(): Promise<void> {
		// From now on it hears of changes, those during the reading too.
		this.#known = new Set();
		this.#counts.clear();
		this.#changed.clear();
		try {
			let after = KIND;
			for (;;) {
				const ids = await this.database.documents.ids(after, PAGE);
				for (const id of ids) this.#put(id);
				const last = ids.at(-1);
				if (last === undefined || ids.length < PAGE || !last.startsWith(KIND)) return;
				after = last;
			}
		} catch (error) {
			this.#known = null;
			throw error;
		}
	}

	async #refresh(): Promise<void> {
		const ids = [...this.#changed];
		if (ids.length === 0) return;
		this.#changed.clear();
		try {
			const live = new Set((await this.database.documents.pick(ids)).map(({ id }) => id));
			for (const id of ids) {
				if (live.has(id)) this.#put(id);
				else this.#forget(id);
			}
		} catch (error) {
			for (const id of ids) this.#changed.add(id);
			throw error;
		}
	}

	#put(id: string): void {
		const of = parseDocId(id);
		if (of?.kind !== 'entry' || this.#known === null || this.#known.has(id)) return;
		this.#known.add(id);
		this.#counts.set(of.kid, (this.#counts.get(of.kid) ?? 0) + 1);
	}

	#forget(id: string): void {
		const of = parseDocId(id);
		if (of?.kind !== 'entry' || this.#known?.delete(id) !== true) return;
		const left = (this.#counts.get(of.kid) ?? 1) - 1;
		if (left > 0) this.#counts.set(of.kid, left);
		else this.#counts.delete(of.kid);
	}
}

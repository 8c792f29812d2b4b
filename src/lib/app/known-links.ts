import { customerLink, type CustomerLink } from '#domain/documents/customer.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import { customerOf } from './customer-ids.ts';

type ByEnd = ReadonlyMap<string, readonly CustomerLink[]>;

/**
 * The links on the device by both of their ends: the id of a link names one of them only. Read when
 * somebody first asks, and again after one of them has changed.
 */
export class KnownLinks {
	#reading: Promise<ByEnd> | null = null;

	constructor(private readonly database: LocalDatabase) {}

	/** Those that have one of these customers at either end, each once, the oldest first. */
	async of(cids: readonly string[]): Promise<readonly CustomerLink[]> {
		this.#reading ??= this.#read();
		const byEnd = await this.#reading;
		const found = new Map<string, CustomerLink>();
		for (const link of cids.flatMap((cid) => byEnd.get(cid) ?? [])) found.set(link._id, link);
		return [...found.values()].sort((a, b) => (a._id < b._id ? -1 : 1));
	}

	/** They have changed. */
	forget(ids: readonly string[]): void {
		if (ids.some((id) => id.startsWith('link:'))) this.#reading = null;
	}

	async #read(): Promise<ByEnd> {
		const byEnd = new Map<string, CustomerLink[]>();
		try {
			for (const link of await readDocuments(this.database, startingWith('link:'), customerLink)) {
				for (const end of [customerOf(link._id) ?? '', link.to]) {
					byEnd.set(end, [...(byEnd.get(end) ?? []), link]);
				}
			}
		} catch (error) {
			this.#reading = null;
			throw error;
		}
		return byEnd;
	}
}

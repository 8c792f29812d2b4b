import type * as z from 'zod';
import type { CouchDatabase, PlainDocument } from './couch-database.ts';

const MOST_AT_ONCE = 1000;

/** Records of one kind in a database of several, each a document named by its kind and key. */
export class KindOfRecord<T extends object> {
	readonly #database: CouchDatabase;
	readonly #kind: string;
	readonly #schema: z.ZodType<T>;

	constructor(database: CouchDatabase, kind: string, schema: z.ZodType<T>) {
		this.#database = database;
		this.#kind = kind;
		this.#schema = schema;
	}

	async get(key: string): Promise<T | null> {
		const document = await this.#database.get(this.#path(key));
		return document === null ? null : this.#schema.parse(document);
	}

	async all(): Promise<readonly T[]> {
		// ';' is the sign after ':'.
		return this.#parse(await this.#database.list({ from: `${this.#kind}:`, to: `${this.#kind};` }));
	}

	/** @param selector of indexed fields */
	async where(selector: Readonly<Record<string, unknown>>): Promise<readonly T[]> {
		return this.#parse(await this.#find(selector));
	}

	/** @param change of the record as it is, or null; what it returns is written, null leaves it */
	async change(key: string, change: (former: T | null) => T | null): Promise<void> {
		for (let isWritten = false; !isWritten;) {
			const former = await this.#database.get(this.#path(key));
			const next = change(former === null ? null : this.#schema.parse(former));
			if (next === null) return;
			const revision = former === null ? {} : { _rev: former._rev };
			const document = { ...next, kind: this.#kind, ...revision };
			// Otherwise another gateway was first: look again.
			isWritten = await this.#database.put(this.#path(key), document);
		}
	}

	async delete(key: string): Promise<void> {
		for (let isGone = false; !isGone;) {
			const document = await this.#database.get(this.#path(key));
			if (document === null) return;
			isGone = await this.#database.delete(this.#path(key), document._rev);
		}
	}

	/** @param selector of indexed fields */
	async deleteWhere(selector: Readonly<Record<string, unknown>>): Promise<void> {
		for (;;) {
			const found = await this.#find(selector);
			if (found.length === 0) return;
			await this.#database.writeAll(found.map(({ _id, _rev }) => ({ _id, _rev, _deleted: true })));
		}
	}

	#find(selector: Readonly<Record<string, unknown>>): Promise<readonly PlainDocument[]> {
		return this.#database.find({ kind: this.#kind, ...selector }, MOST_AT_ONCE);
	}

	#parse(documents: readonly PlainDocument[]): readonly T[] {
		return documents.map((document) => this.#schema.parse(document));
	}

	#path(key: string): string {
		return encodeURIComponent(`${this.#kind}:${key}`);
	}
}

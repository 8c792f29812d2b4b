import * as z from 'zod';
import type { RevisionRequest, RevsDiff, StoredRevision } from '../port.ts';
import { StorageError } from '../storage-error.ts';
import type { CouchServer } from './couch-server.ts';
import { inPurges } from './in-purges.ts';
import { fromCouch, wellFormed } from './wire-revision.ts';

/** One document's row in `_changes?style=all_docs`. */
export interface FeedRow {
	readonly id: string;
	/** the document as a whole: its winner is a tombstone */
	readonly deleted: boolean;
	readonly leaves: readonly string[];
	/** opaque */
	readonly since: string;
}

/** A document that is read and written whole, by its revision: for what is no revision tree of ours. */
export interface PlainDocument {
	readonly _id: string;
	readonly _rev: string;
	readonly [field: string]: unknown;
}

/** CouchDB refuses more than 10,000; of that many, the bodies would be too much for one answer. */
const MOST_READ_AT_ONCE = 1000;

/** A connection that is silent for longer is dead. */
const MISSED_HEARTBEATS = 3;

const feedRow = z.object({
	id: z.string(),
	seq: z.union([z.string(), z.number()]).transform(String),
	deleted: z.boolean().default(false),
	changes: z.array(z.object({ rev: z.string() }))
});
const changesPage = z.object({
	results: z.array(feedRow),
	last_seq: z.union([z.string(), z.number()]).transform(String),
	pending: z.number().default(0)
});
const bulkGetAnswer = z.object({
	results: z.array(z.object({ docs: z.array(z.object({ ok: z.unknown().optional() })) }))
});
const revsDiffAnswer = z.record(
	z.string(),
	z.object({
		missing: z.array(z.string()),
		possible_ancestors: z.array(z.string()).default([])
	})
);
const plainDocument = z.looseObject({ _id: z.string(), _rev: z.string() });
const allDocsAnswer = z.object({
	rows: z.array(z.object({ doc: plainDocument.nullish() }))
});
const bulkRow = z.object({ id: z.string(), error: z.string().optional() });

/** The questions that we ask of one database of a CouchDB, and its answers, parsed. */
export class CouchDatabase {
	readonly #server: CouchServer;
	readonly #path: string;

	constructor(server: CouchServer, name: string) {
		this.#server = server;
		this.#path = `/${encodeURIComponent(name)}`;
	}

	/** Makes it, unless it is there. */
	async ensure(): Promise<void> {
		await this.#server.ask({ method: 'PUT', path: this.#path, expect: [202, 412] });
	}

	async drop(): Promise<void> {
		await this.#server.ask({ method: 'DELETE', path: this.#path, expect: [202, 404] });
	}

	/** When it was made: another one of the same name is another database. */
	async madeAt(): Promise<string> {
		const { body } = await this.#server.ask({ path: this.#path });
		return z.object({ instance_start_time: z.string() }).parse(body).instance_start_time;
	}

	/** Durable when it resolves. @param documents as JSON texts */
	async writeRevisions(documents: readonly string[]): Promise<void> {
		const body = `{"new_edits":false,"docs":[${documents.join(',')}]}`;
		const answer = await this.#post('_bulk_docs', body);
		const refused = z.array(bulkRow).parse(answer);
		if (refused.length > 0) {
			const [{ id, error } = { id: '', error: '' }] = refused;
			throw new StorageError('unexpected-answer', `CouchDB refuses ${id}: ${error ?? ''}`);
		}
	}

	/** @returns what each request found, in order; without `rev` all leaves */
	async revisions(
		requests: readonly RevisionRequest[],
		{ latest = false }: { readonly latest?: boolean } = {}
	): Promise<readonly (readonly StoredRevision[])[]> {
		const query = `_bulk_get?revs=true${latest ? '&latest=true' : ''}`;
		const found: (readonly StoredRevision[])[] = [];
		for (let from = 0; from < requests.length; from += MOST_READ_AT_ONCE) {
			const docs = requests.slice(from, from + MOST_READ_AT_ONCE);
			const { results } = bulkGetAnswer.parse(await this.#post(query, JSON.stringify({ docs })));
			for (const row of results) {
				found.push(row.docs.flatMap(({ ok }) => (ok === undefined ? [] : fromCouch(ok))));
			}
		}
		return found;
	}

	async revsDiff(
		wanted: ReadonlyMap<string, readonly string[]>
	): Promise<ReadonlyMap<string, RevsDiff>> {
		const asked = [...wanted].filter(([, revs]) => revs.length > 0);
		if (asked.length === 0) return new Map();
		// By hand: an id may be called as what an object has already.
		const pairs = asked.map(([id, revs]) => {
			return `${JSON.stringify(id)}:${JSON.stringify([...new Set(revs)])}`;
		});
		const answer = revsDiffAnswer.parse(await this.#post('_revs_diff', `{${pairs.join(',')}}`));
		return new Map(
			Object.entries(answer).map(([id, { missing, possible_ancestors: possibleAncestors }]) => [
				id,
				{ missing, possibleAncestors }
			])
		);
	}

	/** null when the revision has none of that name. */
	attachment(at: {
		readonly id: string;
		readonly rev: string;
		readonly name: string;
	}): Promise<Uint8Array | null> {
		const path = `${this.#path}/${encodeURIComponent(at.id)}/${encodeURIComponent(at.name)}`;
		return this.#server.bytes(`${path}?rev=${encodeURIComponent(at.rev)}`);
	}

	/** Removes every trace of these leaves but in the file's bytes: see `compact`. */
	async purge(leaves: ReadonlyMap<string, readonly string[]>): Promise<void> {
		for (const some of inPurges([...leaves])) {
			await this.#post('_purge', JSON.stringify(Object.fromEntries(some)));
		}
	}

	/** Begins to rewrite the files without old bodies and what was purged. */
	async compact(): Promise<void> {
		const path = `${this.#path}/_compact`;
		await this.#server.ask({ method: 'POST', path, body: '{}', expect: [202] });
	}

	async isCompacting(): Promise<boolean> {
		const { body } = await this.#server.ask({ path: this.#path });
		return z.object({ compact_running: z.boolean() }).parse(body).compact_running;
	}

	async changes(query: {
		readonly since: string;
		readonly limit: number;
	}): Promise<{ readonly rows: readonly FeedRow[]; readonly pending: number }> {
		const since = encodeURIComponent(query.since);
		const path = `${this.#path}/_changes?style=all_docs&since=${since}&limit=${query.limit}`;
		const { results, pending } = changesPage.parse((await this.#server.ask({ path })).body);
		return { rows: results.map(toFeedRow), pending };
	}

	/**
	 * Rows as they come, in the pieces in which they come, until the signal ends it or CouchDB does. A
	 * piece without rows is a heartbeat.
	 *
	 * @throws StorageError `unreachable` also when not even heartbeats come any more
	 */
	async *follow(
		since: string,
		options: { readonly heartbeatMs: number; readonly signal: AbortSignal }
	): AsyncGenerator<readonly FeedRow[]> {
		const query = `feed=continuous&style=all_docs&heartbeat=${options.heartbeatMs}`;
		const path = `${this.#path}/_changes?${query}&since=${encodeURIComponent(since)}`;
		const silence = new AbortController();
		const timer = setTimeout(() => {
			silence.abort();
		}, MISSED_HEARTBEATS * options.heartbeatMs);
		const decoder = new TextDecoder();
		let rest = '';
		try {
			const signal = AbortSignal.any([options.signal, silence.signal]);
			for await (const piece of await this.#server.stream(path, signal)) {
				timer.refresh();
				const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
				rest = lines.pop() ?? '';
				yield lines.flatMap(parseLine);
			}
		} finally {
			clearTimeout(timer);
		}
	}

	/** @param path below the database, encoded; null when there is no such document */
	async get(path: string): Promise<PlainDocument | null> {
		const { status, body } = await this.#server.ask({
			path: `${this.#path}/${path}`,
			expect: [404]
		});
		return status === 404 ? null : plainDocument.parse(body);
	}

	/** @returns false when the document has another revision by now */
	async put(path: string, document: Readonly<Record<string, unknown>>): Promise<boolean> {
		const { status } = await this.#server.ask({
			method: 'PUT',
			path: `${this.#path}/${path}`,
			body: wellFormedJson(document),
			expect: [409]
		});
		return status !== 409;
	}

	/** @returns false when it was not there, or has another revision by now */
	async delete(path: string, rev: string): Promise<boolean> {
		const { status } = await this.#server.ask({
			method: 'DELETE',
			path: `${this.#path}/${path}?rev=${encodeURIComponent(rev)}`,
			expect: [404, 409]
		});
		return status < 400;
	}

	/** For `find`: CouchDB keeps it by itself, without running any program of ours. */
	async ensureIndex(fields: readonly string[]): Promise<void> {
		await this.#post('_index', JSON.stringify({ index: { fields }, ddoc: fields.join('-') }));
	}

	/** Plain documents whose fields have these values; the fields need an index. */
	async find(
		selector: Readonly<Record<string, unknown>>,
		limit: number
	): Promise<readonly PlainDocument[]> {
		const answer = await this.#post('_find', wellFormedJson({ selector, limit }));
		return z.object({ docs: z.array(plainDocument) }).parse(answer).docs;
	}

	/** Writes plain documents. @returns ids of those that have another revision by now */
	async writeAll(
		documents: readonly Readonly<Record<string, unknown>>[]
	): Promise<ReadonlySet<string>> {
		const rows = await this.#post('_bulk_docs', wellFormedJson({ docs: documents }));
		const refused = z
			.array(bulkRow)
			.parse(rows)
			.filter(({ error }) => error !== undefined);
		return new Set(refused.map(({ id }) => id));
	}

	/** Plain documents with ids in [from, to), by id. */
	async list(range: {
		readonly from: string;
		readonly to: string;
		readonly limit?: number;
		readonly order?: 'ascending' | 'descending';
	}): Promise<readonly PlainDocument[]> {
		const { from, to, limit, order = 'ascending' } = range;
		const [first, last] = order === 'ascending' ? [from, to] : [to, from];
		const query = new URLSearchParams({
			include_docs: 'true',
			start_key: JSON.stringify(first),
			end_key: JSON.stringify(last),
			descending: String(order === 'descending'),
			inclusive_end: String(order === 'descending'),
			...(limit !== undefined && { limit: String(limit) })
		});
		const path = `${this.#path}/_all_docs?${query.toString()}`;
		return present((await this.#server.ask({ path })).body);
	}

	/** Plain documents by id; those that are not there are left out. */
	async getAll(ids: readonly string[]): Promise<readonly PlainDocument[]> {
		if (ids.length === 0) return [];
		return present(await this.#post('_all_docs?include_docs=true', wellFormedJson({ keys: ids })));
	}

	async #post(path: string, body: string): Promise<unknown> {
		return (await this.#server.ask({ method: 'POST', path: `${this.#path}/${path}`, body })).body;
	}
}

/** Heartbeats are empty lines; the last line of a feed that ends is no row. */
function parseLine(line: string): readonly FeedRow[] {
	if (line.trim() === '') return [];
	const { data } = feedRow.safeParse(JSON.parse(line));
	return data === undefined ? [] : [toFeedRow(data)];
}

function toFeedRow({ id, deleted, changes, seq }: z.infer<typeof feedRow>): FeedRow {
	return { id, deleted, leaves: changes.map(({ rev }) => rev), since: seq };
}

function present(answer: unknown): readonly PlainDocument[] {
	return allDocsAnswer.parse(answer).rows.flatMap(({ doc }) => doc ?? []);
}

function wellFormedJson(value: unknown): string {
	return wellFormed(JSON.stringify(value));
}

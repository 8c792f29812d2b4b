import * as z from 'zod';
import { nextRow, revisionsDigest, sha256 } from '../../audit/chain.ts';
import type {
	AuditEntry,
	AuditLog,
	AuditRow,
	Author,
	MovedRow,
	RecordedRevision
} from '../../audit/port.ts';
import { recordedRevision, writeEntry } from '../../audit/write-entry.ts';
import type { RevisionInput } from '../port.ts';
import type { ConnectedCouch } from './connect.ts';
import { OneAtATime } from './one-at-a-time.ts';

/** `revisions` are `[id, rev]` of what a `write` wrote. */
const storedRow = z.object({
	n: z.number(),
	at: z.number(),
	actor: z.string(),
	device: z.string().nullable(),
	action: z.string().transform((action) => action as AuditEntry['action']),
	subject: z.string(),
	count: z.number(),
	digest: z.string(),
	hash: z.string(),
	revisions: z.array(z.tuple([z.string(), z.string()])).default([])
});
const block = z.looseObject({ rows: z.array(storedRow) });

/** Rows and names of revisions, of a hundred characters at most: some two of CouchDB's eight megabytes. */
const MOST_IN_A_BLOCK = 20_000;

type StoredRow = z.infer<typeof storedRow>;

interface Link {
	readonly entry: AuditEntry;
	readonly written: readonly RecordedRevision[];
}

/**
 * One gateway's record. Each gateway has a chain of its own, so that none waits for another to say
 * what comes next, and a cluster that is cut in two can't fork one. What is put on record together is
 * one document, named by the number of its first row: CouchDB writes it whole or not at all, and two
 * processes can't both write it.
 */
export class AuditChain implements AuditLog {
	readonly #couch: Pick<ConnectedCouch, 'audit' | 'documents'>;
	readonly name: string;
	readonly #turns = new OneAtATime();
	/** undefined: not read yet */
	#head: AuditRow | null | undefined = undefined;

	/** @param gateway digits, lower-case letters and dashes */
	constructor(couch: Pick<ConnectedCouch, 'audit' | 'documents'>, gateway: string) {
		this.#couch = couch;
		this.name = gateway;
	}

	/** Puts on record what is about to be written. */
	record(author: Author, revisions: readonly RevisionInput[]): Promise<void> {
		const written = revisions.map(recordedRevision);
		return this.#link([{ entry: writeEntry(author, revisions), written }]);
	}

	append(entries: readonly AuditEntry[]): Promise<void> {
		return this.#link(entries.map((entry) => ({ entry, written: [] })));
	}

	async all(): Promise<readonly AuditChain[]> {
		const records: AuditChain[] = [];
		for (let from = ''; ;) {
			const [first] = await this.#couch.audit.list({ from, to: '\uffff', limit: 1 });
			if (first === undefined) return records;
			const name = first._id.slice(0, first._id.indexOf(':'));
			records.push(new AuditChain(this.#couch, name));
			// ';' is the sign after ':'.
			from = `${name};`;
		}
	}

	/** What is kept together is found by its first row: so rows that are kept are not kept again in others. */
	async adopt(name: string, rows: readonly MovedRow[]): Promise<void> {
		const adopted = new AuditChain(this.#couch, name);
		const last = (await adopted.head())?.n ?? 0;
		const fresh = rows
			.filter(({ n }) => n > last)
			.map(({ revisions, ...row }) => ({
				...row,
				revisions: revisions.map(([id, rev]) => [id, rev])
			}));
		for (const rows of inBlocks(fresh)) {
			await this.#couch.audit.writeAll([{ _id: adopted.#id(rows[0]?.n ?? 0), rows }]);
		}
	}

	async rows(query: {
		readonly after: number;
		readonly limit: number;
	}): Promise<readonly AuditRow[]> {
		return (await this.namedRows(query)).map(withoutRevisions);
	}

	async head(): Promise<AuditRow | null> {
		const rows = await this.#lastBlock(Number.MAX_SAFE_INTEGER);
		const last = rows.at(-1);
		return last === undefined ? null : withoutRevisions(last);
	}

	async revisions(
		from: number,
		to: number
	): Promise<ReadonlyMap<number, readonly RecordedRevision[]>> {
		const rows = await this.namedRows({ after: from - 1, limit: to - from + 1 });
		const asked = rows.flatMap(({ n, revisions }) =>
			revisions.map(([id, rev]) => ({ n, request: { id, rev } }))
		);
		const answers = await this.#couch.documents.revisions(asked.map(({ request }) => request));
		const found = new Map<number, RecordedRevision[]>();
		for (const [index, { n }] of asked.entries()) {
			for (const { id, rev, body } of answers[index] ?? []) {
				const revision = { id, rev, body: sha256(JSON.stringify(body)) };
				found.set(n, [...(found.get(n) ?? []), revision]);
			}
		}
		return found;
	}

	#link(links: readonly Link[]): Promise<void> {
		return this.#turns.run(async () => {
			for (let isWritten = links.length === 0; !isWritten;) {
				const head = this.#head === undefined ? await this.head() : this.#head;
				const rows = chained(head, links);
				const last = rows.at(-1);
				const _id = this.#id(rows[0]?.n ?? 0);
				const refused = await this.#couch.audit.writeAll([{ _id, rows }]);
				this.#head = refused.size === 0 ? last : await this.head();
				// It may be refused because it stands there: a request that broke off was sent again.
				isWritten = this.#head?.hash === last?.hash;
			}
		});
	}

	/** Rows after the given number, with the names of the revisions that each wrote. */
	async namedRows(query: {
		readonly after: number;
		readonly limit: number;
	}): Promise<readonly StoredRow[]> {
		const { after, limit } = query;
		const [first] = await this.#lastBlock(after + 1);
		const blocks = await this.#couch.audit.list({
			from: this.#id(first?.n ?? 0),
			to: this.#id(Number.MAX_SAFE_INTEGER),
			limit
		});
		const rows = block
			.array()
			.parse(blocks)
			.flatMap((one) => one.rows);
		return rows.filter(({ n }) => n > after).slice(0, limit);
	}

	/** The last one that begins with this number or an earlier one. */
	async #lastBlock(upTo: number): Promise<readonly StoredRow[]> {
		const [last] = await this.#couch.audit.list({
			from: this.#id(0),
			to: this.#id(upTo),
			limit: 1,
			order: 'descending'
		});
		return last === undefined ? [] : block.parse(last).rows;
	}

	/** Ids that sort as their numbers do. */
	#id(n: number): string {
		return `${this.name}:${String(n).padStart(16, '0')}`;
	}
}

/** Of a size that CouchDB takes for one document. */
function inBlocks(
	rows: readonly { readonly n: number; readonly revisions: readonly unknown[] }[]
): readonly (typeof rows)[] {
	const blocks: (typeof rows)[number][][] = [];
	let room = 0;
	for (const row of rows) {
		const size = 1 + row.revisions.length;
		if (size > room) {
			blocks.push([]);
			room = MOST_IN_A_BLOCK;
		}
		blocks.at(-1)?.push(row);
		room -= size;
	}
	return blocks;
}

function chained(head: AuditRow | null, links: readonly Link[]): readonly StoredRow[] {
	let last = head;
	return links.map(({ entry, written }) => {
		const digest = written.length === 0 ? '' : revisionsDigest(written);
		const row = nextRow(last, entry, digest);
		last = row;
		return { ...row, revisions: written.map(({ id, rev }) => [id, rev] as [string, string]) };
	});
}

function withoutRevisions({ revisions: _revisions, ...row }: StoredRow): AuditRow {
	return row;
}

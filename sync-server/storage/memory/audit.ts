import { randomUUID } from 'node:crypto';
import { nextRow, revisionsDigest, sha256 } from '../../audit/chain.ts';
import type {
	AuditEntry,
	AuditLog,
	AuditRecord,
	AuditRow,
	Author,
	MovedRow,
	RecordedRevision
} from '../../audit/port.ts';
import { recordedRevision, writeEntry } from '../../audit/write-entry.ts';
import type { RevisionInput } from '../port.ts';

/** The record in an array. */
export class MemoryAudit implements AuditLog {
	readonly name = `memory-${randomUUID()}`;
	readonly #adopted = new Map<string, MemoryAudit>();
	readonly #rows: AuditRow[] = [];
	readonly #recorded = new Map<number, readonly Pick<RecordedRevision, 'id' | 'rev'>[]>();

	readonly #authors = new Map<string, Author>();

	/** @param bodyOf as it stands now, as text; null when it is gone */
	constructor(private readonly bodyOf: (id: string, rev: string) => string | null) {}

	record(author: Author, written: readonly RevisionInput[]): void {
		const digest = revisionsDigest(written.map(recordedRevision));
		const row = nextRow(this.#last(), writeEntry(author, written), digest);
		this.#rows.push(row);
		this.#recorded.set(row.n, written.map(recordedRevision));
		for (const { id, path } of written) this.#authors.set(`${id} ${path[0] ?? ''}`, author);
	}

	/** Who wrote it; null where nobody is on record for it. */
	authorOf(id: string, rev: string): Author | null {
		return this.#authors.get(`${id} ${rev}`) ?? null;
	}

	append(entries: readonly AuditEntry[]): Promise<void> {
		for (const entry of entries) this.#rows.push(nextRow(this.#last(), entry));
		return Promise.resolve();
	}

	readonly rows: AuditRecord['rows'] = ({ after, limit }) =>
		Promise.resolve(this.#rows.slice(after, after + limit));

	readonly head: AuditRecord['head'] = () => Promise.resolve(this.#last());

	readonly revisions: AuditRecord['revisions'] = (from, to) => {
		const found = new Map<number, readonly RecordedRevision[]>();
		for (const [n, revisions] of this.#recorded) {
			if (n < from || n > to) continue;
			const there = revisions.flatMap(({ id, rev }) => {
				const text = this.bodyOf(id, rev);
				return text === null ? [] : [{ id, rev, body: sha256(text) }];
			});
			if (there.length > 0) found.set(n, there);
		}
		return Promise.resolve(found);
	};

	all(): Promise<readonly AuditRecord[]> {
		const named = [...this.#adopted].map(([name, { rows, head, revisions }]) => {
			return { name, rows, head, revisions };
		});
		const own = this.#rows.length === 0 ? [] : [this];
		return Promise.resolve([...own, ...named].sort((a, b) => (a.name < b.name ? -1 : 1)));
	}

	adopt(name: string, rows: readonly MovedRow[]): Promise<void> {
		const adopted = this.#adopted.get(name) ?? new MemoryAudit(this.bodyOf);
		this.#adopted.set(name, adopted);
		for (const row of rows) adopted.#keep(row);
		return Promise.resolve();
	}

	#keep({ revisions, ...row }: MovedRow): void {
		if (row.n <= (this.#last()?.n ?? 0)) return;
		this.#rows.push(row);
		this.#recorded.set(
			row.n,
			revisions.map(([id, rev]) => ({ id, rev }))
		);
	}

	#last(): AuditRow | null {
		return this.#rows.at(-1) ?? null;
	}
}

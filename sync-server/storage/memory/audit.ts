import { nextRow, revisionsDigest, sha256 } from '../../audit/chain.ts';
import type { AuditEntry, AuditLog, AuditRow, Author, RecordedRevision } from '../../audit/port.ts';
import { recordedRevision, writeEntry } from '../../audit/write-entry.ts';
import type { RevisionInput } from '../port.ts';

/** The record in an array. */
export class MemoryAudit implements AuditLog {
	readonly #rows: AuditRow[] = [];
	readonly #recorded = new Map<number, readonly Pick<RecordedRevision, 'id' | 'rev'>[]>();

	/** @param bodyOf as it stands now, as text; null when it is gone */
	constructor(private readonly bodyOf: (id: string, rev: string) => string | null) {}

	record(author: Author, written: readonly RevisionInput[]): void {
		const digest = revisionsDigest(written.map(recordedRevision));
		const row = nextRow(this.#last(), writeEntry(author, written), digest);
		this.#rows.push(row);
		this.#recorded.set(row.n, written.map(recordedRevision));
	}

	append(entries: readonly AuditEntry[]): Promise<void> {
		for (const entry of entries) this.#rows.push(nextRow(this.#last(), entry));
		return Promise.resolve();
	}

	rows(query: { readonly after: number; readonly limit: number }): Promise<readonly AuditRow[]> {
		return Promise.resolve(this.#rows.slice(query.after, query.after + query.limit));
	}

	head(): Promise<AuditRow | null> {
		return Promise.resolve(this.#last());
	}

	revisions(from: number, to: number): Promise<ReadonlyMap<number, readonly RecordedRevision[]>> {
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
	}

	#last(): AuditRow | null {
		return this.#rows.at(-1) ?? null;
	}
}

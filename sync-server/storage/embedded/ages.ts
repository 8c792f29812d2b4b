import { supersededRevisions } from '../document-record.ts';
import type { DocumentTable } from './document-table.ts';
import type { EmbeddedDatabase } from './open-database.ts';

/** When revisions came: by the row of the record on which each stands. */
export class Ages {
	readonly #documents: DocumentTable;
	readonly #arrivals;
	readonly #several;
	readonly #times;

	/** @param database with the tables of the storage and of its record in it */
	constructor(database: EmbeddedDatabase, documents: DocumentTable) {
		this.#documents = documents;
		this.#arrivals = database.prepare<[string], { readonly id: string; readonly at: number }>(
			`SELECT documents.id AS id, audit.at AS at FROM json_each(?) AS asked
			CROSS JOIN documents ON documents.id = asked.value
			CROSS JOIN revisions ON revisions.id = documents.id AND revisions.rev = documents.rev
			CROSS JOIN audit ON audit.n = revisions.recorded AND audit.actor <> 'command'`
		);
		// Most documents have one body: the trees of the others alone are looked at.
		this.#several = database
			.prepare<[string], string>(
				`SELECT documents.id FROM json_each(?) AS asked
				CROSS JOIN documents ON documents.id = asked.value
				WHERE (SELECT count(*) FROM revisions WHERE revisions.id = documents.id) > 1`
			)
			.pluck();
		this.#times = database.prepare<[string], { readonly rev: string; readonly at: number | null }>(
			`SELECT rev, audit.at AS at FROM revisions
			LEFT JOIN audit ON audit.n = revisions.recorded WHERE revisions.id = ?`
		);
	}

	arrivals(ids: readonly string[]): Map<string, number> {
		return new Map(this.#arrivals.all(JSON.stringify(ids)).map(({ id, at }) => [id, at]));
	}

	superseded(ids: readonly string[], before: number): Map<string, readonly string[]> {
		const found = new Map<string, readonly string[]>();
		for (const id of this.#several.all(JSON.stringify(ids))) {
			const record = this.#documents.get(id);
			if (record === null) continue;
			const times = new Map(this.#times.all(id).map(({ rev, at }) => [rev, { at }]));
			const revs = supersededRevisions(record, before, (rev) => times.get(rev) ?? null);
			if (revs.length > 0) found.set(id, revs);
		}
		return found;
	}
}

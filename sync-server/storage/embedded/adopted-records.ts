import * as z from 'zod';
import { sha256 } from '../../audit/chain.ts';
import type { AuditRecord, AuditRow, MovedRow, RecordedRevision } from '../../audit/port.ts';
import { inPromise } from '../in-promise.ts';
import type { EmbeddedDatabase } from './open-database.ts';

/** `revisions` is `[[id, rev], …]`: a revision's own row is one of this file's record. */
const TABLE = `
	CREATE TABLE IF NOT EXISTS audit_adopted (
		record TEXT NOT NULL,
		n INTEGER NOT NULL,
		at INTEGER NOT NULL,
		actor TEXT NOT NULL,
		device TEXT,
		action TEXT NOT NULL,
		subject TEXT NOT NULL,
		count INTEGER NOT NULL,
		digest TEXT NOT NULL,
		hash TEXT NOT NULL,
		revisions TEXT NOT NULL,
		PRIMARY KEY (record, n)
	) STRICT, WITHOUT ROWID;
`;

const COLUMNS = 'n, at, actor, device, action, subject, count, digest, hash';

const refs = z.array(z.tuple([z.string(), z.string()]));

/** Records of where this company was before it was moved into this file. Nothing is added to them. */
export class AdoptedRecords {
	readonly #statements;
	readonly #keepAll;

	/** @param database with the storage's tables in it */
	constructor(database: EmbeddedDatabase) {
		database.exec(TABLE);
		this.#statements = prepare(database);
		this.#keepAll = database.transaction((record: string, rows: readonly MovedRow[]) => {
			for (const { revisions, ...row } of rows) {
				this.#statements.put.run({ ...row, record, revisions: JSON.stringify(revisions) });
			}
		});
	}

	keep(record: string, rows: readonly MovedRow[]): void {
		this.#keepAll.immediate(record, rows);
	}

	all(): readonly AuditRecord[] {
		return this.#statements.names.all().map((name) => this.#record(name));
	}

	#record(name: string): AuditRecord {
		const { rows, head, refs: refsOf, body } = this.#statements;
		return {
			name,
			rows: ({ after, limit }) => inPromise(() => rows.all(name, after, limit)),
			head: () => inPromise(() => head.get(name) ?? null),
			revisions: (from, to) =>
				inPromise(() => {
					const found = new Map<number, RecordedRevision[]>();
					for (const { n, revisions } of refsOf.all(name, from, to)) {
						const there = refs.parse(JSON.parse(revisions)).flatMap(([id, rev]) => {
							const text = body.get(id, rev);
							return text === undefined ? [] : [{ id, rev, body: sha256(text) }];
						});
						if (there.length > 0) found.set(n, there);
					}
					return found;
				})
		};
	}
}

function prepare(database: EmbeddedDatabase) {
	return {
		put: database.prepare(
			`INSERT OR IGNORE INTO audit_adopted (record, ${COLUMNS}, revisions) VALUES
			(@record, @n, @at, @actor, @device, @action, @subject, @count, @digest, @hash, @revisions)`
		),
		names: database.prepare<[], string>('SELECT DISTINCT record FROM audit_adopted').pluck(),
		rows: database.prepare<[string, number, number], AuditRow>(
			`SELECT ${COLUMNS} FROM audit_adopted WHERE record = ? AND n > ? ORDER BY n LIMIT ?`
		),
		head: database.prepare<[string], AuditRow>(
			`SELECT ${COLUMNS} FROM audit_adopted WHERE record = ? ORDER BY n DESC LIMIT 1`
		),
		refs: database.prepare<
			[string, number, number],
			{ readonly n: number; readonly revisions: string }
		>('SELECT n, revisions FROM audit_adopted WHERE record = ? AND n BETWEEN ? AND ?'),
		body: database
			.prepare<[string, string], string>('SELECT body FROM revisions WHERE id = ? AND rev = ?')
			.pluck()
	};
}

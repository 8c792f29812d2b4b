import { nextRow, sha256 } from '../../audit/chain.ts';
import type {
	AuditEntry,
	AuditLog,
	AuditRecord,
	AuditRow,
	MovedRow,
	RecordedRevision
} from '../../audit/port.ts';
import { inPromise } from '../in-promise.ts';
import { AdoptedRecords } from './adopted-records.ts';
import type { EmbeddedDatabase } from './open-database.ts';

/** `revisions.recorded` is the row on which a revision stands; who wrote it, and when, is said there. */
const TABLE = `
	CREATE TABLE IF NOT EXISTS audit (
		n INTEGER PRIMARY KEY,
		at INTEGER NOT NULL,
		actor TEXT NOT NULL,
		device TEXT,
		action TEXT NOT NULL,
		subject TEXT NOT NULL,
		count INTEGER NOT NULL,
		digest TEXT NOT NULL,
		hash TEXT NOT NULL
	) STRICT;
	CREATE INDEX IF NOT EXISTS revisions_recorded ON revisions (recorded) WHERE recorded IS NOT NULL;
`;

const COLUMNS = 'n, at, actor, device, action, subject, count, digest, hash';

/** The record in the file of the documents. Several processes append to it: its end is read each time. */
export class AuditTable implements AuditLog {
	readonly #statements;
	readonly #appendAll;
	readonly #adopted: AdoptedRecords;
	readonly name: string;

	/** @param database with the storage's tables in it */
	constructor(database: EmbeddedDatabase) {
		database.exec(TABLE);
		this.#statements = prepare(database);
		this.#adopted = new AdoptedRecords(database);
		this.name = nameOf(database);
		this.#appendAll = database.transaction((entries: readonly AuditEntry[]) => {
			for (const entry of entries) this.add(this.next(), entry, '');
		});
	}

	/** The number that the next row gets. To be called inside a transaction, as `add` is. */
	next(): Pick<AuditRow, 'n' | 'hash'> | null {
		return this.#statements.head.get() ?? null;
	}

	add(last: Pick<AuditRow, 'n' | 'hash'> | null, entry: AuditEntry, digest: string): void {
		this.#statements.add.run(nextRow(last, entry, digest));
	}

	append(entries: readonly AuditEntry[]): Promise<void> {
		return inPromise(() => {
			this.#appendAll.immediate(entries);
		});
	}

	rows(query: { readonly after: number; readonly limit: number }): Promise<readonly AuditRow[]> {
		return inPromise(() => this.#statements.rows.all(query.after, query.limit));
	}

	head(): Promise<AuditRow | null> {
		return inPromise(() => this.#statements.head.get() ?? null);
	}

	all(): Promise<readonly AuditRecord[]> {
		return inPromise(() => {
			const own = this.next() === null ? [] : [this];
			return [...own, ...this.#adopted.all()].sort((a, b) => (a.name < b.name ? -1 : 1));
		});
	}

	adopt(name: string, rows: readonly MovedRow[]): Promise<void> {
		return inPromise(() => {
			this.#adopted.keep(name, rows);
		});
	}

	revisions(from: number, to: number): Promise<ReadonlyMap<number, readonly RecordedRevision[]>> {
		return inPromise(() => {
			const found = new Map<number, RecordedRevision[]>();
			for (const { n, id, rev, body } of this.#statements.revisions.iterate(from, to)) {
				const revision = { id, rev, body: sha256(body) };
				found.set(n, [...(found.get(n) ?? []), revision]);
			}
			return found;
		});
	}
}

/** Part of the store's identity tells it from records of other files. */
function nameOf(database: EmbeddedDatabase): string {
	const uuid = database.prepare<[], string>('SELECT uuid FROM store').pluck().get() ?? '';
	return `file-${uuid.slice(0, uuid.indexOf('-'))}`;
}

function prepare(database: EmbeddedDatabase) {
	return {
		head: database.prepare<[], AuditRow>(`SELECT ${COLUMNS} FROM audit ORDER BY n DESC LIMIT 1`),
		add: database.prepare<[AuditRow]>(
			`INSERT INTO audit (${COLUMNS}) VALUES
			(@n, @at, @actor, @device, @action, @subject, @count, @digest, @hash)`
		),
		rows: database.prepare<[number, number], AuditRow>(
			`SELECT ${COLUMNS} FROM audit WHERE n > ? ORDER BY n LIMIT ?`
		),
		revisions: database.prepare<
			[number, number],
			{ readonly n: number; readonly id: string; readonly rev: string; readonly body: string }
		>(
			`SELECT recorded AS n, id, rev, body FROM revisions
			WHERE recorded BETWEEN ? AND ? ORDER BY recorded`
		)
	};
}

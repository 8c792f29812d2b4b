import { randomBytes } from 'node:crypto';
import type {
	LedgerStep,
	LedgerStore,
	LedgerUser,
	Move,
	Order,
	RowState,
	StoredRow,
	UserStep
} from '../../ledger/store-port.ts';
import type { EmbeddedDatabase } from './open-database.ts';

/**
 * Users and ids are numbered: a company of a hundred users and a hundred thousand documents has ten
 * million rows, and each is then a few bytes. `ledger_order` holds all that a page or a count needs.
 */
const TABLES = `
	CREATE TABLE IF NOT EXISTS ledger (
		one INTEGER PRIMARY KEY CHECK (one = 1),
		epoch TEXT NOT NULL
	) STRICT;

	CREATE TABLE IF NOT EXISTS ledger_users (
		number INTEGER PRIMARY KEY,
		uid TEXT NOT NULL UNIQUE,
		fingerprint TEXT NOT NULL,
		cursor INTEGER NOT NULL,
		reported INTEGER NOT NULL,
		facts_from INTEGER NOT NULL,
		last_useq INTEGER NOT NULL,
		doc_count INTEGER NOT NULL
	) STRICT;

	CREATE TABLE IF NOT EXISTS ledger_ids (
		number INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE
	) STRICT;

	CREATE TABLE IF NOT EXISTS ledger_rows (
		user INTEGER NOT NULL REFERENCES ledger_users (number),
		id INTEGER NOT NULL REFERENCES ledger_ids (number),
		useq INTEGER NOT NULL,
		state INTEGER NOT NULL,
		PRIMARY KEY (user, id)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX IF NOT EXISTS ledger_order ON ledger_rows (user, useq, state);
`;

/** By their number in the table. */
const STATES: readonly RowState[] = ['live', 'deleted', 'gone'];
const LIVE = STATES.indexOf('live');
const GONE = STATES.indexOf('gone');

/** Rows that move come as a JSON list of texts, each the digit of a state and then an id. */
const MOVED_ID = 'substr(moved.value, 2)';
const MOVED_STATE = 'CAST(substr(moved.value, 1, 1) AS INTEGER)';

interface UserColumns extends LedgerUser {
	readonly number: number;
}

export class EmbeddedLedgerStore implements LedgerStore {
	readonly #statements;
	readonly #advanceAll;
	readonly #resetAll;

	constructor(database: EmbeddedDatabase) {
		database.exec(TABLES);
		this.#statements = prepare(database);
		this.#statements.ensureEpoch.run(newEpoch());
		this.#advanceAll = database.transaction((steps: readonly UserStep[]) => {
			const epoch = this.epoch();
			return steps.map(({ uid, step }) => (step.epoch === epoch ? this.#move(uid, step) : null));
		});
		this.#resetAll = database.transaction(() => {
			database.exec('DELETE FROM ledger_rows; DELETE FROM ledger_users; DELETE FROM ledger_ids');
			this.#statements.setEpoch.run(newEpoch());
		});
	}

	epoch(): string {
		return this.#statements.epoch.get() ?? '';
	}

	user(uid: string): LedgerUser | null {
		const row = this.#statements.user.get(uid);
		if (row === undefined) return null;
		const { number: _number, ...user } = row;
		return user;
	}

	states(uid: string, ids: readonly string[]): ReadonlyMap<string, RowState> {
		const rows = this.#statements.states.all(JSON.stringify(ids), this.#numberOf(uid));
		return new Map(rows.map(({ id, state }) => [id, stateOf(state)]));
	}

	advance(steps: readonly UserStep[]): readonly (LedgerUser | null)[] {
		return this.#advanceAll.immediate(steps);
	}

	rows(
		uid: string,
		{
			after,
			limit,
			order
		}: { readonly after: number; readonly limit: number; readonly order: Order }
	): readonly StoredRow[] {
		const statement =
			order === 'ascending' ? this.#statements.ascending : this.#statements.descending;
		return statement.all(this.#numberOf(uid), after, limit);
	}

	rowsAmong(
		uid: string,
		ids: readonly string[],
		{ after, order }: { readonly after: number; readonly order: Order }
	): readonly StoredRow[] {
		const rows = this.#statements.among.all(JSON.stringify(ids), this.#numberOf(uid), after);
		return order === 'ascending' ? rows : rows.reverse();
	}

	count(uid: string, range: { readonly after: number; readonly upTo: number }): number {
		return this.#statements.count.get(this.#numberOf(uid), range.after, range.upTo) ?? 0;
	}

	goneAfter(uid: string, after: number): readonly string[] {
		return this.#statements.goneAfter.all(this.#numberOf(uid), after);
	}

	reset(): void {
		this.#resetAll.immediate();
	}

	#move(uid: string, { position, moves }: LedgerStep): LedgerUser {
		this.#statements.ensureUser.run(uid);
		const user = this.#statements.user.get(uid);
		if (user === undefined) throw new TypeError('a ledger has no user');
		const liveBefore = this.#putRows(user, moves);
		const live = moves.filter(({ state }) => state === 'live').length;
		const { fingerprint, cursor, reported, factsFrom } = position;
		const next = {
			...{ fingerprint, cursor, reported, factsFrom },
			lastUseq: user.lastUseq + moves.length,
			docCount: user.docCount + live - liveBefore
		};
		this.#statements.putUser.run({ ...next, number: user.number });
		return next;
	}

	/** @returns how many of them were live before */
	#putRows({ number, lastUseq }: UserColumns, moves: readonly Move[]): number {
		if (moves.length === 0) return 0;
		const moved = JSON.stringify(moves.map(({ id, state }) => `${STATES.indexOf(state)}${id}`));
		this.#statements.putIds.run(moved);
		const liveBefore = this.#statements.countLive.get(moved, number) ?? 0;
		this.#statements.putRows.run(number, lastUseq, moved);
		return liveBefore;
	}

	#numberOf(uid: string): number {
		return this.#statements.user.get(uid)?.number ?? 0;
	}
}

function prepare(database: EmbeddedDatabase) {
	const page = `SELECT useq, ledger_ids.id AS id FROM ledger_rows
		JOIN ledger_ids ON ledger_ids.number = ledger_rows.id
		WHERE user = ? AND useq > ? AND state <> ${GONE}`;
	return {
		ensureEpoch: database.prepare<[string]>('INSERT OR IGNORE INTO ledger VALUES (1, ?)'),
		setEpoch: database.prepare<[string]>('UPDATE ledger SET epoch = ?'),
		epoch: database.prepare<[], string>('SELECT epoch FROM ledger').pluck(),
		ensureUser: database.prepare<[string]>(
			`INSERT OR IGNORE INTO ledger_users
			(uid, fingerprint, cursor, reported, facts_from, last_useq, doc_count)
			VALUES (?, '', 0, 0, 0, 0, 0)`
		),
		user: database.prepare<[string], UserColumns>(
			`SELECT number, fingerprint, cursor, reported, facts_from AS factsFrom,
				last_useq AS lastUseq, doc_count AS docCount
			FROM ledger_users WHERE uid = ?`
		),
		putUser: database.prepare<[UserColumns]>(
			`UPDATE ledger_users SET fingerprint = @fingerprint, cursor = @cursor,
				reported = @reported, facts_from = @factsFrom,
				last_useq = @lastUseq, doc_count = @docCount
			WHERE number = @number`
		),
		putIds: database.prepare<[string]>(
			`INSERT OR IGNORE INTO ledger_ids (id) SELECT ${MOVED_ID} FROM json_each(?) AS moved`
		),
		countLive: database
			.prepare<[string, number], number>(
				`SELECT count(*) FROM json_each(?) AS moved
				CROSS JOIN ledger_ids ON ledger_ids.id = ${MOVED_ID}
				CROSS JOIN ledger_rows ON user = ? AND ledger_rows.id = ledger_ids.number
				WHERE state = ${LIVE}`
			)
			.pluck(),
		// WHERE: without one, ON would belong to the join.
		putRows: database.prepare<[number, number, string]>(
			`INSERT INTO ledger_rows (user, id, useq, state)
			SELECT ?, ledger_ids.number, ? + moved.key + 1, ${MOVED_STATE} FROM json_each(?) AS moved
			CROSS JOIN ledger_ids ON ledger_ids.id = ${MOVED_ID} WHERE true
			ON CONFLICT (user, id) DO UPDATE SET useq = excluded.useq, state = excluded.state`
		),
		// CROSS JOIN keeps this order: from the few that are asked for, not from all that the user has.
		states: database.prepare<[string, number], { id: string; state: number }>(
			`SELECT ledger_ids.id AS id, state FROM json_each(?) AS asked
			CROSS JOIN ledger_ids ON ledger_ids.id = asked.value
			CROSS JOIN ledger_rows ON user = ? AND ledger_rows.id = ledger_ids.number`
		),
		ascending: database.prepare<[number, number, number], StoredRow>(
			`${page} ORDER BY useq LIMIT ?`
		),
		descending: database.prepare<[number, number, number], StoredRow>(
			`${page} ORDER BY useq DESC LIMIT ?`
		),
		among: database.prepare<[string, number, number], StoredRow>(
			`SELECT useq, ledger_ids.id AS id FROM json_each(?) AS asked
			CROSS JOIN ledger_ids ON ledger_ids.id = asked.value
			CROSS JOIN ledger_rows ON user = ? AND ledger_rows.id = ledger_ids.number
			WHERE useq > ? AND state <> ${GONE} ORDER BY useq`
		),
		count: database
			.prepare<[number, number, number], number>(
				`SELECT count(*) FROM ledger_rows
				WHERE user = ? AND useq > ? AND useq <= ? AND state <> ${GONE}`
			)
			.pluck(),
		goneAfter: database
			.prepare<[number, number], string>(
				`SELECT ledger_ids.id FROM ledger_rows
				JOIN ledger_ids ON ledger_ids.number = ledger_rows.id
				WHERE user = ? AND useq > ? AND state = ${GONE} ORDER BY useq`
			)
			.pluck()
	};
}

function stateOf(number: number): RowState {
	return STATES[number] ?? 'gone';
}

/** Short, because it is in every `since`; random, because a restored copy must not repeat one. */
function newEpoch(): string {
	return randomBytes(6).toString('hex');
}

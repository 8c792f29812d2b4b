import { randomUUID } from 'node:crypto';
import type {
	LedgerStep,
	LedgerStore,
	LedgerUser,
	Order,
	RowState,
	StoredRow,
	UserStep
} from '../../ledger/store-port.ts';

interface Row extends StoredRow {
	readonly state: RowState;
}

interface Kept {
	readonly user: LedgerUser;
	readonly rows: ReadonlyMap<string, Row>;
}

/** Ledgers in plain maps, for tests and throw-away databases. */
export class MemoryLedgerStore implements LedgerStore {
	readonly #kept = new Map<string, Kept>();
	#epoch = newEpoch();

	epoch(): string {
		return this.#epoch;
	}

	user(uid: string): LedgerUser | null {
		return this.#kept.get(uid)?.user ?? null;
	}

	states(uid: string, ids: readonly string[]): ReadonlyMap<string, RowState> {
		const rows = this.#kept.get(uid)?.rows;
		const known = ids.flatMap((id) => rows?.get(id) ?? []);
		return new Map(known.map(({ id, state }) => [id, state]));
	}

	advance(steps: readonly UserStep[]): readonly (LedgerUser | null)[] {
		return steps.map(({ uid, step }) => this.#advance(uid, step));
	}

	#advance(uid: string, { epoch, position, moves }: LedgerStep): LedgerUser | null {
		if (epoch !== this.#epoch) return null;
		const before = this.#kept.get(uid);
		const rows = new Map(before?.rows);
		let lastUseq = before?.user.lastUseq ?? 0;
		for (const { id, state } of moves) rows.set(id, { id, state, useq: ++lastUseq });
		const docCount = [...rows.values()].filter((row) => row.state === 'live').length;
		const { fingerprint, cursor, reported, factsFrom } = position;
		const user = { fingerprint, cursor, reported, factsFrom, lastUseq, docCount };
		this.#kept.set(uid, { user, rows });
		return user;
	}

	rows(
		uid: string,
		query: { readonly after: number; readonly limit: number; readonly order: Order }
	): readonly StoredRow[] {
		const rows = this.#visible(uid, query.after);
		return (query.order === 'ascending' ? rows : rows.reverse()).slice(0, query.limit);
	}

	rowsAmong(
		uid: string,
		ids: readonly string[],
		query: { readonly after: number; readonly order: Order }
	): readonly StoredRow[] {
		const rows = this.#visible(uid, query.after).filter((row) => ids.includes(row.id));
		return query.order === 'ascending' ? rows : rows.reverse();
	}

	count(uid: string, range: { readonly after: number; readonly upTo: number }): number {
		return this.#visible(uid, range.after).filter((row) => row.useq <= range.upTo).length;
	}

	goneAfter(uid: string, after: number): readonly string[] {
		return this.#after(uid, after)
			.filter((row) => row.state === 'gone')
			.map((row) => row.id);
	}

	reset(): void {
		this.#kept.clear();
		this.#epoch = newEpoch();
	}

	#visible(uid: string, after: number): StoredRow[] {
		return this.#after(uid, after)
			.filter((row) => row.state !== 'gone')
			.map(({ useq, id }) => ({ useq, id }));
	}

	#after(uid: string, after: number): Row[] {
		const rows = [...(this.#kept.get(uid)?.rows.values() ?? [])];
		return rows.filter((row) => row.useq > after).sort((a, b) => a.useq - b.useq);
	}
}

function newEpoch(): string {
	return randomUUID().slice(0, 8);
}

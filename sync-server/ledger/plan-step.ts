import type { Principal } from '#domain/access/principal.ts';
import type { LogPiece, Subject } from './log-piece.ts';
import type { LedgerPosition, LedgerStore, Move, RowState } from './store-port.ts';
import type { Visibility } from './visibility.ts';

export interface Step {
	readonly position: LedgerPosition;
	readonly moves: readonly Move[];
}

/**
 * Judges the next piece of the log for one user. Reads only; whoever asked decides what becomes of it.
 *
 * - A document that was written and may be read takes a new row.
 * - One that may be read now and could not before, likewise: this is the back-fill of a grant.
 * - One that may no longer be read, or was erased, becomes `gone`: this is the revocation.
 *
 * @returns null at the end of the log
 */
export async function planStep(
	{ store, visibility }: { readonly store: LedgerStore; readonly visibility: Visibility },
	principal: Principal,
	user: LedgerPosition,
	{ upTo, subjects }: LogPiece
): Promise<Step | null> {
	if (upTo <= user.cursor) return null;
	// What is shared by many was read before: since then, facts may have been written.
	await visibility.catchUp();
	const known = store.states(principal.uid, [...subjects.keys()]);
	const moves = [...subjects].flatMap(([id, subject]): Move[] => {
		const mayRead = subject.presence !== 'erased' && visibility.mayRead(principal, id);
		const state = nextState(subject, mayRead, known.get(id));
		return state === null ? [] : [{ id, state }];
	});
	const reported = Math.max(user.reported, upTo);
	return { position: { ...user, cursor: upTo, reported }, moves };
}

/** null: the row stays as it is, or there is none. */
function nextState(
	{ presence, written }: Subject,
	mayRead: boolean,
	known: RowState | undefined
): RowState | null {
	if (!mayRead || presence === 'erased') {
		return known === undefined || known === 'gone' ? null : 'gone';
	}
	return written || known !== presence ? presence : null;
}

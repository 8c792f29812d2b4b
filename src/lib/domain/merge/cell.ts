import type { Json } from '../kernel/json.ts';
import { canonicalJson, sameJson } from './canonical-json.ts';
import type { Stamp } from './stamp.ts';
import { covers, type VersionVector } from './version-vector.ts';

/** A value that someone wrote, and when. Null says that the value was cleared. */
export interface Written {
	readonly v: Json;
	readonly t: Stamp;
	/** the edit that first wrote it, where a reopened conflict brought it back under a stamp of its own */
	readonly o?: Stamp;
}

/**
 * What stands at one path: every value that no later edit has seen, newest first; the first is shown.
 * An item's place in its list is a cell too, whose values are all null: it is in the list while
 * anything stands there.
 */
export type Cell = readonly Written[];

/**
 * What of two cells at one path survives: what both hold, and what the other side has not seen yet.
 * What one side has seen and no longer holds, an edit there has replaced.
 *
 * Values are kept even when equal: to drop one here, and not where a third replica meets them in
 * another order, would end in two states.
 */
export function joinCells(a: Cell, seenByA: VersionVector, b: Cell, seenByB: VersionVector): Cell {
	if (isSameSingle(a, b)) return a;
	return toCell([...surviving(a, b, seenByB), ...surviving(b, a, seenByA)]);
}

/** Newest first and each once. Values that share a stamp (a forged or copied `m`) are all kept. */
export function toCell(written: readonly Written[]): Cell {
	if (written.length < 2) return written;
	const sorted = written.toSorted(newestFirst);
	return sorted.filter(({ v, t }, i) => {
		const before = sorted[i - 1];
		return before?.t !== t || !sameJson(before.v, v);
	});
}

/** Whether a person has to choose: the values that survive are not all the same. */
export function isConflict(cell: Cell): boolean {
	return cell.some(({ v }) => !sameJson(v, shown(cell)));
}

export function shown(cell: Cell | undefined): Json {
	return cell?.[0]?.v ?? null;
}

function isSameSingle(a: Cell, b: Cell): boolean {
	if (a.length !== 1 || b.length !== 1) return false;
	const [one] = a;
	const [other] = b;
	return one?.t === other?.t && one?.o === other?.o && sameJson(one?.v, other?.v);
}

function surviving(mine: Cell, theirs: Cell, seenByThem: VersionVector): readonly Written[] {
	return mine.filter(({ t }) => !covers(seenByThem, t) || theirs.some((other) => other.t === t));
}

function newestFirst(a: Written, b: Written): number {
	if (a.t !== b.t) return a.t > b.t ? -1 : 1;
	const [textA, textB] = [canonicalJson(a.v), canonicalJson(b.v)];
	if (textA !== textB) return textA > textB ? -1 : 1;
	// An app that does not know origins drops them: the one that has it is the one to keep.
	return compareText(b.o ?? '', a.o ?? '');
}

function compareText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

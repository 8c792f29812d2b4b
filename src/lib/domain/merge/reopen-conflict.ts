import type { Json } from '../kernel/json.ts';
import { assertNewer } from './apply-edits.ts';
import { sameJson } from './canonical-json.ts';
import { isConflict, shown, toCell, type Cell, type Written } from './cell.ts';
import type { MergeBody, PlainBody } from './merge-body.ts';
import { parsePath } from './path.ts';
import { settle } from './settle.ts';
import { deviceOf, type Stamp } from './stamp.ts';
import type { MergeState } from './state.ts';
import { writeBody } from './write-body.ts';

/** What a conflict was before a person settled it. */
export interface SettledConflict {
	readonly path: string;
	/** what it was settled with */
	readonly settledWith: Json;
	/** what stood there, the value shown first, each with the stamp of the edit that first wrote it */
	readonly values: readonly { readonly v: Json; readonly t: Stamp }[];
}

/**
 * A body in which a settled conflict is open again, for all who have it. The old stamps can't be used
 * a second time: whoever has seen them replaced would drop them. So every value is written anew by
 * whom reopens, and says which edit it brings back. What somebody wrote there since the conflict was
 * settled stays beside them.
 *
 * @param body merged over all leaves that the device holds
 * @param nextStamp each above all that the device has seen and issued
 * @throws TypeError when the path names no value, or no values are given
 */
export function reopenConflict(
	body: PlainBody,
	{ path, settledWith, values }: SettledConflict,
	nextStamp: () => Stamp
): MergeBody {
	const kind = parsePath(path)?.kind;
	if (kind === undefined || kind === 'item' || values.length === 0) {
		throw new TypeError(`no conflict can be reopened at ${path}`);
	}
	const { state } = settle({ rev: null, body });
	// The value that was shown comes last, and so is the newest again.
	const again = values.toReversed().map(({ v, t }): Written => ({ v, t: nextStamp(), o: t }));
	const since = writtenSince(state.cells.get(path) ?? [], settledWith);
	const kept = since.filter(({ v }) => !again.some((value) => sameJson(value.v, v)));
	return writeBody(written(state, path, toCell([...again, ...kept]), again));
}

function writtenSince(cell: Cell, settledWith: Json): Cell {
	const asSettled = !isConflict(cell) && sameJson(shown(cell), settledWith);
	return asSettled ? [] : cell;
}

function written(state: MergeState, path: string, cell: Cell, own: Cell): MergeState {
	const vv = new Map(state.vv);
	for (const { t } of own) {
		assertNewer(t, { ...state, vv });
		vv.set(deviceOf(t), t);
	}
	return { ...state, cells: new Map(state.cells).set(path, cell), vv };
}

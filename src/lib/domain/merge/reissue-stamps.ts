import { toCell, type Cell, type Written } from './cell.ts';
import type { MergeBody, PlainBody } from './merge-body.ts';
import { settle } from './settle.ts';
import { deviceOf, nextStamp, parseStamp, type Stamp } from './stamp.ts';
import type { MergeState } from './state.ts';
import { highest } from './version-vector.ts';
import { writeBody } from './write-body.ts';

export interface Reissue {
	readonly device: string;
	/**
	 * Stamps of the device above this one are reissued. None of them may have reached anyone, or edits
	 * made afterwards would seem older than what others have seen of this device.
	 */
	readonly above: Stamp;
	/** milliseconds since the epoch, by a clock that was put right */
	readonly now: number;
}

/** New stamps by old ones. */
export type StampMap = ReadonlyMap<Stamp, Stamp>;

/**
 * New stamps for edits that a device made while its clock was wrong, in the order of the old ones and
 * above everything of others that it had seen. One plan serves all documents of the device: what was
 * saved together keeps one stamp.
 *
 * @param stamps all that the device holds and has not pushed, as `stampsOf` lists them, in any order
 */
export function planReissue(stamps: Iterable<Stamp>, { device, above, now }: Reissue): StampMap {
	const all = new Set(stamps);
	const own = [...all].filter((stamp) => deviceOf(stamp) === device);
	const others = [...all].filter((stamp) => deviceOf(stamp) !== device);
	const plan = new Map<Stamp, Stamp>();
	let last = highest([above, ...others]);
	for (const stamp of own.filter((stamp) => stamp > above).sort()) {
		last = nextStamp(last, now, device);
		plan.set(stamp, last);
	}
	return plan;
}

/**
 * The same for what other devices wrote that nobody can have seen, because a server refuses it: it was
 * brought here from a device that can't put its clock right itself any more.
 *
 * @param stamps all that the device holds and has not pushed, after a plan for its own
 * @param taken milliseconds since the epoch up to which a server may have taken stamps
 */
export function planRescued(
	stamps: Iterable<Stamp>,
	{ device, now, taken }: Pick<Reissue, 'device' | 'now'> & { readonly taken: number }
): StampMap {
	const all = [...new Set(stamps)];
	const isLost = (stamp: Stamp): boolean =>
		deviceOf(stamp) !== device && parseStamp(stamp).ms > taken;
	const plan = new Map<Stamp, Stamp>();
	let last = highest(all.filter((stamp) => !isLost(stamp)));
	for (const stamp of all.filter(isLost).sort()) {
		last = nextStamp(last, now, deviceOf(stamp));
		plan.set(stamp, last);
	}
	return plan;
}

/** Every stamp in a body. */
export function stampsOf(body: PlainBody): ReadonlySet<Stamp> {
	const { vv, cells } = settle({ rev: null, body }).state;
	const written = [...cells.values()].flatMap((cell) => cell.map(({ t }) => t));
	return new Set([...vv.values(), ...written]);
}

/** The body under new stamps. */
export function reissueStamps(body: PlainBody, plan: StampMap): MergeBody {
	const { state } = settle({ rev: null, body });
	return writeBody(renamed(state, (stamp) => plan.get(stamp) ?? stamp));
}

function renamed(state: MergeState, rename: (stamp: Stamp) => Stamp): MergeState {
	const renameOne = ({ v, t, o }: Written): Written => {
		return { v, t: rename(t), ...(o !== undefined && { o: rename(o) }) };
	};
	const renameCell = (cell: Cell): Cell => toCell(cell.map(renameOne));
	return {
		...state,
		vv: new Map([...state.vv].map(([device, stamp]) => [device, rename(stamp)])),
		cells: new Map([...state.cells].map(([path, cell]) => [path, renameCell(cell)]))
	};
}

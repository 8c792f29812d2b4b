import type { Json } from '../kernel/json.ts';
import { canonicalJson } from './canonical-json.ts';
import { joinCells, type Cell } from './cell.ts';
import { joinVersions, type VersionVector } from './version-vector.ts';

/**
 * What a body says, in the form that merging works on. States form a lattice under `joinStates`:
 * the order and the number of times in which states meet does not matter. Bodies are only read into
 * it and written from it, so whatever holds here holds for them.
 */
export interface MergeState {
	readonly vv: VersionVector;
	/** by path; none is empty */
	readonly cells: ReadonlyMap<string, Cell>;
	readonly carried: Carried;
}

/** Not edited by anyone: constant from creation on. */
export interface Carried {
	readonly schema: Json | undefined;
	readonly assigned: Json | undefined;
}

export const emptyState: MergeState = {
	vv: new Map(),
	cells: new Map(),
	carried: { schema: undefined, assigned: undefined }
};

const NOTHING: Cell = [];

/** The least state that holds all that either holds, and nothing that either has seen replaced. */
export function joinStates(a: MergeState, b: MergeState): MergeState {
	const cells = new Map<string, Cell>();
	for (const [path, cell] of a.cells) {
		const joined = joinCells(cell, a.vv, b.cells.get(path) ?? NOTHING, b.vv);
		if (joined.length > 0) cells.set(path, joined);
	}
	for (const [path, cell] of b.cells) {
		if (a.cells.has(path)) continue;
		const joined = joinCells(NOTHING, a.vv, cell, b.vv);
		if (joined.length > 0) cells.set(path, joined);
	}
	return { vv: joinVersions(a.vv, b.vv), cells, carried: joinCarried(a.carried, b.carried) };
}

/** They should not differ; if they do, every replica must still end with the same. */
function joinCarried(a: Carried, b: Carried): Carried {
	return {
		schema: newerSchema(a.schema, b.schema),
		assigned: firstAssigned(a.assigned, b.assigned)
	};
}

export function newerSchema(a: Json | undefined, b: Json | undefined): Json | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
	if (typeof a === 'number') return a;
	if (typeof b === 'number') return b;
	return canonicalJson(a) > canonicalJson(b) ? a : b;
}

function firstAssigned(a: Json | undefined, b: Json | undefined): Json | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return canonicalJson(a) < canonicalJson(b) ? a : b;
}

import type { Json } from '../kernel/json.ts';
import { sameJson } from './canonical-json.ts';
import { isConflict, shown, toCell, type Cell, type Written } from './cell.ts';
import type { FieldEdit } from './field-edit.ts';
import { isItemField, isItemId, isKey, itemFieldPath, itemPath, parsePath } from './path.ts';
import { deviceOf, type Stamp } from './stamp.ts';
import type { MergeState } from './state.ts';

/** What becomes of the values that stand where an edit writes. */
export type Overwrite = (cell: Cell, written: Written) => Cell;

/** An edit by someone who saw every value, those in conflict too: it settles them. */
export const overAll: Overwrite = (_cell, written) => [written];

/** An edit by someone who saw the value shown and no other: a conflict stays open. */
export const overShown: Overwrite = (cell, written) => toCell([written, ...cell.slice(1)]);

const NOTHING: Cell = [];

/**
 * A state after edits that were made together, under one stamp. To write what is shown already is no
 * edit, unless it chooses among values in conflict: a form that saves all its fields must not clash
 * with people who changed some.
 *
 * @returns the same state when nothing changes
 * @throws TypeError for a path that names nothing that can be written
 */
export function writeEdits(
	state: MergeState,
	edits: readonly FieldEdit[],
	stamp: Stamp,
	overwrite: Overwrite
): MergeState {
	const cells = new Map(state.cells);
	const write = (path: string, value: Json): boolean => {
		const cell = cells.get(path) ?? NOTHING;
		if (sameJson(shown(cell), value) && !isConflict(cell)) return false;
		cells.set(path, overwrite(cell, { v: value, t: stamp }));
		return true;
	};
	let changed = false;
	for (const edit of edits) changed = writeEdit(edit, cells, stamp, write) || changed;
	if (!changed) return state;
	return { ...state, cells, vv: new Map(state.vv).set(deviceOf(stamp), stamp) };
}

type Write = (path: string, value: Json) => boolean;

function writeEdit(edit: FieldEdit, cells: Map<string, Cell>, stamp: Stamp, write: Write): boolean {
	switch (edit.op) {
		case 'set': {
			const path = parsePath(edit.path);
			if (path === null || path.kind === 'item') throw notWritable(edit.path);
			if (path.kind === 'field') return write(edit.path, edit.value);
			const values = { [path.field]: edit.value };
			return writeItem(
				{ op: 'add', list: path.list, item: path.item, values },
				cells,
				stamp,
				write
			);
		}
		case 'add':
			return writeItem(edit, cells, stamp, write);
		case 'remove':
			return cells.delete(itemPath(edit.list, edit.item));
	}
}

/** Every edit of an item puts it into its list anew, so that it outlives a removal that had not seen it. */
function writeItem(
	{ list, item, values }: Extract<FieldEdit, { op: 'add' }>,
	cells: Map<string, Cell>,
	stamp: Stamp,
	write: Write
): boolean {
	const place = itemPath(list, item);
	if (!isKey(list) || !isItemId(item)) throw notWritable(place);
	let changed = !cells.has(place);
	for (const [field, value] of Object.entries(values)) {
		if (!isItemField(field)) throw notWritable(itemFieldPath(list, item, field));
		changed = write(itemFieldPath(list, item, field), value) || changed;
	}
	if (changed) cells.set(place, [{ v: null, t: stamp }]);
	return changed;
}

function notWritable(path: string): TypeError {
	return new TypeError(`nothing can be written at ${path}`);
}

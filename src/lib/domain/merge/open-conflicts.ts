import { sameJson } from './canonical-json.ts';
import { isConflict, type Cell, type Written } from './cell.ts';
import type { PlainBody } from './merge-body.ts';
import { outline, presentItems } from './outline.ts';
import { fieldPath, itemFieldPath } from './path.ts';
import { settle } from './settle.ts';

/** A path at which people wrote different values without having seen each other's. */
export interface PathConflict {
	readonly path: string;
	/** each once, the value shown first, then by age; null where one of them cleared it */
	readonly values: Cell;
}

/**
 * What waits for a person to choose, by path. Only what the body shows: fields of an item that was
 * removed ask nothing of anyone until the item returns.
 */
export function openConflicts(body: PlainBody): readonly PathConflict[] {
	if (!mayConflict(body['m'])) return [];
	const arranged = outline(settle({ rev: null, body }).state);
	const conflicts: PathConflict[] = [];
	for (const [key, cell] of arranged.fields) {
		if (presentItems(arranged, key).length === 0) collect(conflicts, fieldPath(key), cell);
	}
	for (const list of arranged.lists.keys()) {
		for (const [item, { fields }] of presentItems(arranged, list)) {
			for (const [field, cell] of fields) {
				collect(conflicts, itemFieldPath(list, item, field), cell);
			}
		}
	}
	return conflicts.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Nearly no body has siblings, and this is asked of every customer on a phone. */
function mayConflict(m: unknown): boolean {
	return typeof m === 'object' && m !== null && Object.hasOwn(m, 'x');
}

function collect(conflicts: PathConflict[], path: string, cell: Cell): void {
	if (!isConflict(cell)) return;
	const values = cell.filter((written, i) => !cell.slice(0, i).some(sameValueAs(written)));
	conflicts.push({ path, values });
}

function sameValueAs({ v }: Written): (other: Written) => boolean {
	return (other) => sameJson(other.v, v);
}

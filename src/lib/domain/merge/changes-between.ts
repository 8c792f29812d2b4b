import type { FieldChange } from '../documents/edit-event.ts';
import type { Json } from '../kernel/json.ts';
import { sameJson } from './canonical-json.ts';
import { isConflict, shown, type Cell, type Written } from './cell.ts';
import type { PlainBody } from './merge-body.ts';
import { outline, presentItems } from './outline.ts';
import { fieldPath, itemFieldPath, itemPath } from './path.ts';
import { settle } from './settle.ts';
import type { Stamp } from './stamp.ts';

/** What a body shows at a path. */
export interface ShownValue {
	readonly value: Json;
	/** what stands in conflict with it */
	readonly others: readonly Written[];
	/** null for an item that stands in its list without any field */
	readonly stamp: Stamp | null;
}

const NOTHING: ShownValue = { value: null, others: [], stamp: null };

/**
 * How one body became another, as a person sees it: by path, what was shown and what is. A conflict
 * that was settled is a change also where the value shown stayed. In the order of paths.
 */
export function changesBetween(before: PlainBody, after: PlainBody): readonly FieldChange[] {
	const [old, now] = [shownValues(before), shownValues(after)];
	const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
	return paths.flatMap((path) =>
		changeAt(path, old.get(path) ?? NOTHING, now.get(path) ?? NOTHING)
	);
}

/** Everything that a body shows, by path. */
export function shownValues(body: PlainBody): ReadonlyMap<string, ShownValue> {
	const arranged = outline(settle({ rev: null, body }).state);
	const values = new Map<string, ShownValue>();
	for (const [key, cell] of arranged.fields) {
		if (presentItems(arranged, key).length === 0) values.set(fieldPath(key), shownIn(cell));
	}
	for (const list of arranged.lists.keys()) {
		for (const [item, { fields }] of presentItems(arranged, list)) {
			if (fields.size === 0) values.set(itemPath(list, item), { ...NOTHING, value: {} });
			for (const [field, cell] of fields) {
				values.set(itemFieldPath(list, item, field), shownIn(cell));
			}
		}
	}
	return values;
}

function shownIn(cell: Cell): ShownValue {
	const value = shown(cell);
	const others = isConflict(cell) ? cell.slice(1) : [];
	return { value, others, stamp: cell[0]?.t ?? null };
}

function changeAt(path: string, before: ShownValue, after: ShownValue): readonly FieldChange[] {
	const settled = before.others
		.map(({ v }) => v)
		.filter((v) => !sameJson(v, after.value) && !after.others.some((open) => sameJson(open.v, v)));
	if (sameJson(before.value, after.value) && settled.length === 0) return [];
	const change = { path, before: before.value, after: after.value };
	return [settled.length === 0 ? change : { ...change, over: settled }];
}

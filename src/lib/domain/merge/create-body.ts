import type { Json } from '../kernel/json.ts';
import type { FieldEdit } from './field-edit.ts';
import { asItems, ownId } from './item-list.ts';
import type { MergeBody, PlainBody } from './merge-body.ts';
import { fieldPath, isKey } from './path.ts';
import { carriedOf } from './read-state.ts';
import { deviceOf, parseStamp, type Stamp } from './stamp.ts';
import { emptyState } from './state.ts';
import { writeBody } from './write-body.ts';
import { overAll, writeEdits } from './write-edits.ts';

/**
 * The first content of a document: every value and every list item written under one stamp. The same
 * values under the same stamp give the same body, wherever it is made. Keys that begin with `_` are
 * the database's and are left out, as are nulls and an `m` that came along.
 *
 * @throws TypeError when the stamp is none, or an item of a list has no id of its own
 */
export function createBody(values: PlainBody, stamp: Stamp): MergeBody {
	parseStamp(stamp);
	const created = { ...emptyState, carried: carriedOf(values) };
	const edits = Object.entries(values).flatMap(([key, value]) => creation(key, value as Json));
	const state = writeEdits(created, edits, stamp, overAll);
	return writeBody({ ...state, vv: new Map([[deviceOf(stamp), stamp]]) });
}

function creation(key: string, value: Json | undefined): FieldEdit[] {
	if (!isKey(key) || value === undefined || value === null) return [];
	const items = asItems(key, value);
	if (items === null) return [{ op: 'set', path: fieldPath(key), value }];
	const ids = new Set<string>();
	return items.map((item): FieldEdit => {
		const id = ownId(item);
		if (id === null || ids.has(id)) throw new TypeError(`an item of ${key} has no id of its own`);
		ids.add(id);
		const { id: _id, ...fields } = item;
		return { op: 'add', list: key, item: id, values: fields };
	});
}

import type { Json, JsonObject } from '../kernel/json.ts';
import { sameJson } from './canonical-json.ts';
import { shown } from './cell.ts';
import type { FieldEdit } from './field-edit.ts';
import { asItems, asObjects, ownId } from './item-list.ts';
import type { PlainBody } from './merge-body.ts';
import { outline, presentItems, type ItemOutline, type Outline } from './outline.ts';
import { fieldPath, isItemField, isKey } from './path.ts';
import type { MergeState } from './state.ts';

/** An id for an item that came without one: the same on every replica that sees the same revision. */
export type MintId = (list: string, index: number) => string;

/**
 * The edits that lead from what a state shows to what a body shows, for bodies by clients that know
 * nothing of `m`. Empty when the body shows just that, in whatever order.
 */
export function foreignEdits(base: MergeState, body: PlainBody, mintId: MintId): FieldEdit[] {
	const arranged = outline(base);
	const values = new Map(Object.entries(body).filter(([key]) => isKey(key)));
	const keys = new Set([...values.keys(), ...arranged.fields.keys(), ...arranged.lists.keys()]);
	return [...keys].flatMap((key) => {
		return editsOfKey(arranged, key, (values.get(key) ?? null) as Json, mintId);
	});
}

function editsOfKey(arranged: Outline, key: string, value: Json, mintId: MintId): FieldEdit[] {
	const present = presentItems(arranged, key);
	const unchanged = sameJson(value, shown(arranged.fields.get(key)));
	if (present.length === 0 && unchanged) return [];
	const items = present.length > 0 ? asObjects(value) : asItems(key, value);
	if (items !== null) return editsOfList(arranged, key, items, mintId);
	const removals = present.map(([item]): FieldEdit => ({ op: 'remove', list: key, item }));
	return unchanged ? removals : [...removals, { op: 'set', path: fieldPath(key), value }];
}

function editsOfList(
	arranged: Outline,
	list: string,
	items: readonly JsonObject[],
	mintId: MintId
): FieldEdit[] {
	const present = presentItems(arranged, list);
	const named = nameItems(items, present, (index) => mintId(list, index));
	const removals = present
		.filter(([id]) => !named.has(id))
		.map(([item]): FieldEdit => ({ op: 'remove', list, item }));
	const writes = [...named].flatMap(([item, content]): FieldEdit[] => {
		const known = arranged.lists.get(list)?.get(item);
		const values = changedFields(content, known);
		const isSame = known !== undefined && known.place !== null && Object.keys(values).length === 0;
		return isSame ? [] : [{ op: 'add', list, item, values }];
	});
	return [...removals, ...writes];
}

/**
 * Every item under an id. One without (or with another's) is the item that it looks exactly like, if
 * that is not spoken for: many clients keep only the fields that they know.
 */
function nameItems(
	items: readonly JsonObject[],
	present: readonly (readonly [string, ItemOutline])[],
	mint: (index: number) => string
): ReadonlyMap<string, JsonObject> {
	const named = new Map<string, JsonObject>();
	const nameless: [number, JsonObject][] = [];
	for (const [index, item] of items.entries()) {
		const id = ownId(item);
		if (id === null || named.has(id)) nameless.push([index, item]);
		else named.set(id, item);
	}
	for (const [index, item] of nameless) {
		const twin = present.find(([id, known]) => !named.has(id) && isSameItem(item, known));
		named.set(twin?.[0] ?? mint(index), item);
	}
	return named;
}

function isSameItem(item: JsonObject, known: ItemOutline): boolean {
	return Object.keys(changedFields(item, known)).length === 0;
}

/** Fields of an item that are not as they were, the cleared ones as null. */
function changedFields(item: JsonObject, known: ItemOutline | undefined): Record<string, Json> {
	const values = new Map(Object.entries(item).filter(([field]) => isItemField(field)));
	for (const field of known?.fields.keys() ?? []) {
		if (!values.has(field)) values.set(field, null);
	}
	const changed = [...values].filter(
		([field, value]) => !sameJson(value ?? null, shown(known?.fields.get(field)))
	);
	return Object.fromEntries(changed);
}

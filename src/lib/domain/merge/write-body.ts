import type { Merging } from '../documents/merging.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { shown, type Cell, type Written } from './cell.ts';
import type { MergeBody } from './merge-body.ts';
import { outline, presentItems, type ItemOutline, type Outline } from './outline.ts';
import { fieldPath, itemFieldPath } from './path.ts';
import type { MergeState } from './state.ts';

/**
 * The one body that says what a state holds; reading it gives the state back. Built from entries
 * only, so that no key, whatever its name, reaches a prototype.
 */
export function writeBody(state: MergeState): MergeBody {
	const arranged = outline(state);
	const body = new Map<string, Json>();
	const hidden = new Map<string, Json>();
	const { schema, assigned } = state.carried;
	if (schema !== undefined) body.set('schema', schema);
	if (assigned !== undefined) body.set('assigned', assigned);
	for (const list of arranged.lists.keys()) writeList(arranged, list, body, hidden);
	for (const [key, cell] of arranged.fields) {
		// A list that has items hides a plain value of the same name.
		if (body.has(key)) put(hidden, fieldPath(key), cell);
		else put(body, key, cell);
	}
	const m = writeMerging(state, arranged, hidden);
	return { ...Object.fromEntries(body), m } as MergeBody;
}

function writeList(
	arranged: Outline,
	list: string,
	body: Map<string, Json>,
	hidden: Map<string, Json>
): void {
	const present = presentItems(arranged, list);
	if (present.length > 0) body.set(list, present.map(writeItem));
	for (const [id, { place, fields }] of arranged.lists.get(list) ?? []) {
		if (place !== null) continue;
		for (const [field, cell] of fields) put(hidden, itemFieldPath(list, id, field), cell);
	}
}

function writeItem([id, { fields }]: [string, ItemOutline]): JsonObject {
	const values = new Map<string, Json>([['id', id]]);
	for (const [field, cell] of fields) put(values, field, cell);
	return Object.fromEntries(values);
}

/** A cleared value is written as an absent key: other clients know no other way to say it. */
function put(target: Map<string, Json>, key: string, cell: Cell): void {
	const value = shown(cell);
	if (value !== null) target.set(key, value);
}

function writeMerging(
	state: MergeState,
	arranged: Outline,
	hidden: ReadonlyMap<string, Json>
): Merging {
	const f: [string, string][] = [];
	const x: [string, Written[]][] = [];
	const o: [string, string][] = [];
	for (const [path, [first, ...siblings]] of registers(arranged)) {
		if (first !== undefined) f.push([path, first.t]);
		if (first?.o !== undefined) o.push([path, first.o]);
		if (siblings.length > 0) x.push([path, siblings]);
	}
	const g = writePlaces(arranged);
	return {
		vv: Object.fromEntries(state.vv),
		f: Object.fromEntries(f),
		...(x.length > 0 && { x: Object.fromEntries(x) }),
		...(o.length > 0 && { o: Object.fromEntries(o) }),
		...(g.length > 0 && { g: Object.fromEntries(g) }),
		...(hidden.size > 0 && { h: Object.fromEntries(hidden) })
	};
}

function* registers({ fields, lists }: Outline): Iterable<[string, Cell]> {
	for (const [key, cell] of fields) yield [fieldPath(key), cell];
	for (const [list, items] of lists) {
		for (const [item, outlined] of items) {
			for (const [field, cell] of outlined.fields) yield [itemFieldPath(list, item, field), cell];
		}
	}
}

function writePlaces(arranged: Outline): [string, Record<string, string[]>][] {
	return [...arranged.lists.keys()].flatMap((list) => {
		const items = presentItems(arranged, list).map(([id, { place }]): [string, string[]] => [
			id,
			(place ?? []).map(({ t }) => t)
		]);
		return items.length > 0 ? [[list, Object.fromEntries(items)]] : [];
	});
}

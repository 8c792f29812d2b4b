import type { Cell } from './cell.ts';
import { parsePath } from './path.ts';
import type { MergeState } from './state.ts';

interface ItemDraft {
	place: Cell | null;
	readonly fields: Map<string, Cell>;
}

/** The cells of a state, arranged as a body shows them. */
export interface Outline {
	readonly fields: ReadonlyMap<string, Cell>;
	readonly lists: ReadonlyMap<string, ReadonlyMap<string, ItemOutline>>;
}

export interface ItemOutline {
	/** why the item is in its list; null when it was removed and only its values are kept */
	readonly place: Cell | null;
	readonly fields: ReadonlyMap<string, Cell>;
}

export function outline(state: MergeState): Outline {
	const fields = new Map<string, Cell>();
	const lists = new Map<string, Map<string, ItemDraft>>();
	for (const [text, cell] of state.cells) {
		const path = parsePath(text);
		if (path === null) continue;
		if (path.kind === 'field') {
			fields.set(path.key, cell);
			continue;
		}
		const items = getOrAdd(lists, path.list, () => new Map<string, ItemDraft>());
		const item = getOrAdd(items, path.item, newDraft);
		if (path.kind === 'item') item.place = cell;
		else item.fields.set(path.field, cell);
	}
	return { fields, lists };
}

/** Items that are in the list, by id: the order in which every replica shows them. */
export function presentItems(outline: Outline, list: string): readonly [string, ItemOutline][] {
	const items = [...(outline.lists.get(list) ?? [])];
	return items.filter(([, { place }]) => place !== null).sort(([a], [b]) => (a < b ? -1 : 1));
}

function newDraft(): ItemDraft {
	return { place: null, fields: new Map() };
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
	const found = map.get(key);
	if (found !== undefined) return found;
	const made = make();
	map.set(key, made);
	return made;
}

import type { Json, JsonObject } from '../kernel/json.ts';
import { isItemId } from './path.ts';

/** Lists of the customer's card: items there are items, even where another client gave them no id. */
const CARD_LISTS = new Set(['phones', 'emails', 'addresses', 'tags']);

/**
 * Whether a value is a list whose items are edited one by one: objects of which each has an id of its
 * own. Any other array is one value, replaced whole.
 *
 * @returns the items, or null
 */
export function asItems(key: string, value: Json | undefined): readonly JsonObject[] | null {
	const items = asObjects(value);
	if (items === null) return null;
	return CARD_LISTS.has(key) || haveOwnIds(items) ? items : null;
}

export function asObjects(value: unknown): readonly JsonObject[] | null {
	return Array.isArray(value) && value.every(isPlainObject) ? value : null;
}

/** The first item of each id, among whatever stands where a list is expected. */
export function itemsById(value: unknown): ReadonlyMap<string, JsonObject> {
	const items = new Map<string, JsonObject>();
	if (!Array.isArray(value)) return items;
	for (const item of value.filter(isPlainObject)) {
		const id = ownId(item);
		if (id !== null && !items.has(id)) items.set(id, item);
	}
	return items;
}

export function ownId(item: JsonObject): string | null {
	const id = Object.hasOwn(item, 'id') ? item['id'] : null;
	return isItemId(id) ? id : null;
}

function haveOwnIds(items: readonly JsonObject[]): boolean {
	return items.length > 0 && itemsById(items).size === items.length;
}

function isPlainObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

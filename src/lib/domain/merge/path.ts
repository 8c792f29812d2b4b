/**
 * Where a value stands. In text: `city`, `phones/<item>/number`, and `phones/<item>` for the item
 * itself. `/` and `~` inside a name are written `~1` and `~0`, as in RFC 6901.
 */
export type Path =
	| { readonly kind: 'field'; readonly key: string }
	| { readonly kind: 'item'; readonly list: string; readonly item: string }
	| {
			readonly kind: 'itemField';
			readonly list: string;
			readonly item: string;
			readonly field: string;
	  };

/** Keys of a body that are not registers: fixed at creation, or the merging state itself. */
const CARRIED = new Set(['m', 'schema', 'assigned']);

const DIVIDED = /[~/]/;

/** @returns null for what names nothing that can be written, or not in the one spelling that it has */
export function parsePath(text: string): Path | null {
	if (!DIVIDED.test(text)) return isKey(text) ? { kind: 'field', key: text } : null;
	const names = text.split('/');
	if (names.length > 3 || (text.includes('~') && !names.every(isWellEscaped))) return null;
	const [list = '', item, field] = text.includes('~') ? names.map(unescape) : names;
	if (!isKey(list)) return null;
	if (item === undefined) return { kind: 'field', key: list };
	if (!isItemId(item)) return null;
	if (field === undefined) return { kind: 'item', list, item };
	return isItemField(field) ? { kind: 'itemField', list, item, field } : null;
}

export function fieldPath(key: string): string {
	return escape(key);
}

export function itemPath(list: string, item: string): string {
	return `${escape(list)}/${escape(item)}`;
}

export function itemFieldPath(list: string, item: string, field: string): string {
	return `${escape(list)}/${escape(item)}/${escape(field)}`;
}

/** Whether a top-level key holds values that people write. Keys of the database begin with `_`. */
export function isKey(key: string): boolean {
	return !key.startsWith('_') && !CARRIED.has(key);
}

/** `__proto__` is no name: as a key of a plain object it means something else to most code. */
export function isItemId(id: unknown): id is string {
	return typeof id === 'string' && id !== '' && id !== '__proto__';
}

export function isItemField(field: string): boolean {
	return field !== 'id' && field !== '__proto__';
}

function isWellEscaped(name: string): boolean {
	return escape(unescape(name)) === name;
}

function escape(name: string): string {
	return DIVIDED.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}

function unescape(name: string): string {
	return name.includes('~') ? name.replaceAll('~1', '/').replaceAll('~0', '~') : name;
}

/**
 * The one text of a JSON value, by RFC 8785: members sorted by UTF-16 code units, numbers and strings
 * as ECMAScript writes them. Members whose value is undefined are left out, as `JSON.stringify` does.
 * A lone surrogate, which the RFC forbids, is written as its escape: text pasted on a phone may hold
 * one, and a merge must not fail on it.
 *
 * @throws TypeError for what JSON cannot say: NaN, infinities, functions, bigints, holes
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'boolean' || typeof value === 'string') {
		return JSON.stringify(value);
	}
	if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value === 'object') return canonicalObject(value);
	throw new TypeError(`not JSON: ${typeof value}`);
}

/** Whether two JSON values are the same, whatever the order of their members. */
export function sameJson(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (!isStructured(a) || !isStructured(b)) return false;
	return canonicalJson(a) === canonicalJson(b);
}

function canonicalObject(value: object): string {
	const members = Object.entries(value)
		.filter(([, member]) => member !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const texts = members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
	return `{${texts.join(',')}}`;
}

function isStructured(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

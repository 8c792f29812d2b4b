type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** As CouchDB ranks them. */
const RANKS: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

export function typeOf(value: unknown): JsonType {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return 'array';
	switch (typeof value) {
		case 'boolean':
		case 'number':
		case 'string':
			return typeof value as 'boolean' | 'number' | 'string';
		default:
			return 'object';
	}
}

/** JSON values in CouchDB's order; texts by code unit, as PouchDB has it, where CouchDB asks ICU. */
export function compareJson(a: unknown, b: unknown): number {
	const type = typeOf(a);
	const rank = RANKS.indexOf(type) - RANKS.indexOf(typeOf(b));
	if (rank !== 0) return rank;
	switch (type) {
		case 'null':
			return 0;
		case 'boolean':
		case 'number':
			return Number(a) - Number(b);
		case 'string':
			return order(String(a), String(b));
		case 'array':
			return compareLists(a as readonly unknown[], b as readonly unknown[]);
		case 'object':
			return compareLists(Object.entries(a as object).flat(), Object.entries(b as object).flat());
	}
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
	for (const [index, one] of a.entries()) {
		if (index >= b.length) return 1;
		const difference = compareJson(one, b[index]);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}

function order(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

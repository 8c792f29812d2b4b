import { derivedUlid, parseUlid, type Ulid } from '../documents/ulid.ts';
import { fold } from '../search/fold.ts';

/** Parent of all imported ids. Its time says nothing: an id must not depend on when it was imported. */
const IMPORTED = parseUlid('01000000000000000000000000');

/**
 * The id of the customer in a row: the same each time that the row is imported, so that importing a
 * file twice adds nothing. It follows from the row's own id where it has one, so that the row may be
 * corrected and is still the same customer; otherwise from all that it says.
 *
 * @param source what the ids of the file are unique within: two programs may both have a customer 1
 */
export function rowId(
	source: string,
	externalId: string,
	cells: readonly (readonly [field: string, text: string])[]
): Ulid {
	if (externalId !== '') return derivedUlid(IMPORTED, JSON.stringify(['id', source, externalId]));
	const content = cells.map(([field, text]) => [field, fold(text)] as const).sort(byField);
	return derivedUlid(IMPORTED, JSON.stringify(['row', content]));
}

function byField(a: readonly [string, string], b: readonly [string, string]): number {
	return a[0] < b[0] ? -1 : 1;
}

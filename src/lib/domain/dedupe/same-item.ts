import type { JsonObject } from '../kernel/json.ts';
import { sameJson } from '../merge/canonical-json.ts';
import { normaliseEmail } from '../search/email-address.ts';
import { fold } from '../search/fold.ts';
import { matchablePlace, type MatchablePlace } from './matchable-place.ts';

/**
 * Whether two items of one list say the same: one phone in two spellings, one address with and without
 * its flat. Of lists that the card doesn't know, whether they are equal.
 */
export function isSameItem(list: string, a: JsonObject, b: JsonObject): boolean {
	switch (list) {
		case 'phones':
			return bothSay(phoneOf(a), phoneOf(b));
		case 'emails':
			return bothSay(emailOf(a), emailOf(b));
		case 'tags':
			return bothSay(fold(textOf(a, 'value')).trim(), fold(textOf(b, 'value')).trim());
		case 'addresses':
			return isSamePlace(placeOf(a), placeOf(b));
		default:
			return sameJson(withoutId(a), withoutId(b));
	}
}

function bothSay(a: string, b: string): boolean {
	return a !== '' && a === b;
}

function phoneOf(item: JsonObject): string {
	return textOf(item, 'number').replace(/[^\d+]/g, '');
}

function emailOf(item: JsonObject): string {
	const address = textOf(item, 'address');
	return normaliseEmail(address) ?? address.trim();
}

function placeOf(item: JsonObject): MatchablePlace {
	const part = (field: string) => textOf(item, field);
	return matchablePlace({
		street: part('street'),
		number: part('number'),
		complement: part('complement'),
		postalCode: part('postalCode'),
		city: part('city')
	});
}

/** What only one of them knows is no difference, but a street alone is no address. */
function isSamePlace(a: MatchablePlace, b: MatchablePlace): boolean {
	const parts = ['street', 'number', 'complement', 'postalCode', 'city'] as const;
	const differ = parts.some((part) => a[part] !== '' && b[part] !== '' && a[part] !== b[part]);
	const isTelling = bothSay(a.street, b.street) && bothSay(a.number, b.number);
	return !differ && isTelling && (bothSay(a.postalCode, b.postalCode) || bothSay(a.city, b.city));
}

function textOf(item: JsonObject, field: string): string {
	const value = Object.hasOwn(item, field) ? item[field] : null;
	return typeof value === 'string' ? value : '';
}

function withoutId({ id: _id, ...values }: JsonObject): JsonObject {
	return values;
}

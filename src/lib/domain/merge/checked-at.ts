import type { CustomerCore } from '../documents/customer.ts';
import { itemFieldPath } from './path.ts';
import { parseStamp } from './stamp.ts';

/** What of a card is checked at once: a number, an address, a name. */
export interface CheckedDatum {
	/** such as `birthDate` or `phones/<item>` */
	readonly field: string;
	/** where its values stand, as in `m.f` */
	readonly paths: readonly string[];
}

type Card = Pick<CustomerCore, 'm' | 'verified' | 'phones' | 'emails' | 'addresses'>;

/**
 * The edit that a value was last written by: a verification names it, so what somebody writes there
 * afterwards, or meanwhile on another device, is not taken for verified.
 *
 * @returns null where nobody ever wrote, or merging knows nothing of it
 */
export function writtenBy({ m }: Card, { paths }: CheckedDatum): string | null {
	const stamps = paths.flatMap((path) => m?.f[path] ?? []);
	return stamps.reduce<string | null>(
		(last, each) => (last === null || each > last ? each : last),
		null
	);
}

/**
 * When somebody last asked about what stands there now, and it was right, in milliseconds since the
 * epoch; null where it changed since, or was never asked about.
 */
export function verifiedAt(card: Card, datum: CheckedDatum): number | null {
	const of = writtenBy(card, datum);
	if (of === null) return null;
	const times = (card.verified ?? [])
		.filter((each) => each.field === datum.field && each.of === of)
		.map(({ id, at = '' }) => Math.min(Date.parse(at), toldAt(card, id)))
		.filter(Number.isFinite);
	return times.length === 0 ? null : Math.max(...times);
}

/** The server has put stamps right where a device's clock ran ahead: nothing was asked after it was told. */
function toldAt({ m }: Card, item: string): number {
	const stamp = m?.f[itemFieldPath('verified', item, 'of')];
	return stamp === undefined ? Infinity : parseStamp(stamp).ms;
}

/** When a datum was last known to be right: written, or verified since. Null where nobody knows. */
export function checkedAt(card: Card, datum: CheckedDatum): number | null {
	const of = writtenBy(card, datum);
	if (of === null) return null;
	return Math.max(cameAt(card, datum, of) ?? parseStamp(of).ms, verifiedAt(card, datum) ?? 0);
}

/** What a merge has brought is as old as it was; null for what was written here. */
function cameAt(card: Card, { field }: CheckedDatum, of: string): number | null {
	if (card.m?.f[`${field}/asOf`] !== of) return null;
	const { phones = [], emails = [], addresses = [] } = card;
	const [list = '', item] = field.split('/');
	const lists = new Map(Object.entries({ phones, emails, addresses }));
	const found = lists.get(list)?.find(({ id }) => id === item);
	const at = Date.parse(found?.asOf ?? '');
	return Number.isFinite(at) ? Math.min(at, parseStamp(of).ms) : null;
}

/** Ways to reach somebody, which go stale: people move and change their numbers. */
export function reachData({
	phones = [],
	emails = [],
	addresses = []
}: Pick<CustomerCore, 'phones' | 'emails' | 'addresses'>): readonly CheckedDatum[] {
	return [
		...phones.map(({ id }) => datumOf('phones', id, ['number'])),
		...emails.map(({ id }) => datumOf('emails', id, ['address'])),
		...addresses.map(({ id }) => datumOf('addresses', id, ADDRESS))
	];
}

const ADDRESS = ['street', 'number', 'complement', 'postalCode', 'city', 'region', 'country'];

function datumOf(list: string, item: string, names: readonly string[]): CheckedDatum {
	const field = `${list}/${item}`;
	return { field, paths: names.map((name) => `${field}/${name}`) };
}

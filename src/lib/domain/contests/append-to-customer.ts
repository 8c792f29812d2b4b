import type { Entry } from '../documents/contest.ts';
import type { CustomerCore } from '../documents/customer.ts';
import { derivedUlid, type Ulid } from '../documents/ulid.ts';
import type { Json } from '../kernel/json.ts';
import type { FieldEdit } from '../merge/field-edit.ts';

const BLANKS = ['givenName', 'familyName', 'companyName', 'jobTitle', 'birthDate'] as const;
const PLACE = ['street', 'number', 'complement', 'postalCode', 'city', 'region'] as const;

/**
 * What a sign-up adds to the card of a customer whom the rep recognised: ways to reach them that the card
 * has not, tags, and what it leaves blank. Nothing that stands there is replaced, but for how much they
 * wanted, which is as it was today.
 *
 * @param ulid of the entry, from which the ids of the items follow: twice is once
 */
export function appendToCustomer(
	core: CustomerCore,
	entry: Entry,
	ulid: Ulid
): readonly FieldEdit[] {
	return [
		...blankEdits(core, entry),
		...phoneEdits(core, entry, ulid),
		...emailEdits(core, entry, ulid),
		...addressEdits(core, entry, ulid),
		...tagEdits(core, entry, ulid),
		...interestEdits(core, entry)
	];
}

function blankEdits(core: CustomerCore, { answers }: Entry): FieldEdit[] {
	return BLANKS.flatMap((path): FieldEdit[] => {
		const value = answers[path];
		const isNew = typeof value === 'string' && value !== '' && (core[path] ?? '') === '';
		return isNew ? [{ op: 'set', path, value }] : [];
	});
}

function phoneEdits(core: CustomerCore, entry: Entry, ulid: Ulid): FieldEdit[] {
	const { answers, phoneNumber, remarks } = entry;
	const typed = answers.phone ?? '';
	const answered = typed === '' ? [] : [{ kind: 'mobile', typed, number: phoneNumber ?? typed }];
	const more = (remarks?.phones ?? []).map((phone) => ({
		...phone,
		number: phone.number ?? phone.typed
	}));
	const has = new Set(
		(core.phones ?? []).flatMap(({ number, typed: as }) => [digits(number), digits(as)])
	);
	return added('phones', ulid, [...answered, ...more], ({ number }) => digits(number), has);
}

function emailEdits(core: CustomerCore, { answers, remarks }: Entry, ulid: Ulid): FieldEdit[] {
	const address = answers.email ?? '';
	const answered = address === '' ? [] : [{ kind: 'personal', address }];
	const has = new Set((core.emails ?? []).map((email) => folded(email.address)));
	const all = [...answered, ...(remarks?.emails ?? [])];
	return added('emails', ulid, all, (email) => folded(email.address), has);
}

/** A part of one address and a part of another are no address: the first only, and whole. */
function addressEdits(
	core: CustomerCore,
	{ answers, country: assumed }: Entry,
	ulid: Ulid
): FieldEdit[] {
	const parts = PLACE.flatMap((field): [string, Json][] => {
		const value = answers[field];
		return typeof value === 'string' && value !== '' ? [[field, value]] : [];
	});
	if (parts.length === 0 || (core.addresses ?? []).length > 0) return [];
	const country = answers.country ?? assumed;
	const values = {
		kind: 'home',
		...Object.fromEntries(parts),
		...(country !== undefined && { country })
	};
	return [{ op: 'add', list: 'addresses', item: derivedUlid(ulid, 'addresses/0'), values }];
}

function tagEdits(core: CustomerCore, { remarks }: Entry, ulid: Ulid): FieldEdit[] {
	const has = new Set((core.tags ?? []).map(({ value }) => folded(value)));
	const tags = (remarks?.tags ?? []).map((value) => ({ value }));
	return added('tags', ulid, tags, ({ value }) => folded(value), has);
}

function interestEdits(core: CustomerCore, { remarks }: Entry): FieldEdit[] {
	const value = remarks?.interest;
	if (value === undefined || value === core.interest) return [];
	return [{ op: 'set', path: 'interest', value }];
}

function added<T extends Readonly<Record<string, Json>>>(
	list: string,
	ulid: Ulid,
	items: readonly T[],
	key: (item: T) => string,
	has: Set<string>
): FieldEdit[] {
	return items.flatMap((values, i): FieldEdit[] => {
		if (has.has(key(values))) return [];
		has.add(key(values));
		return [{ op: 'add', list, item: derivedUlid(ulid, `${list}/${i}`), values }];
	});
}

function digits(number = ''): string {
	return number.replace(/[^\d+]/g, '');
}

function folded(text = ''): string {
	return text.trim().toLowerCase();
}

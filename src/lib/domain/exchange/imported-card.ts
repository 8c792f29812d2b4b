import type { Assigned } from '../documents/customer.ts';
import { derivedUlid, type Ulid } from '../documents/ulid.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { normalisePhone } from '../search/phone-number.ts';
import { countryCode } from './country-code.ts';
import type { CustomerField } from './customer-columns.ts';
import { parseDate } from './parse-date.ts';
import { splitFullName, type SplitName } from './split-full-name.ts';

/** What holds for every row of a file. */
export interface ImportContext {
	readonly assigned: Assigned;
	/** ISO 3166-1 alpha-2, for phones without a country's code and addresses without a country */
	readonly country: string;
	/** of the people in the file: 'es' where names end in two surnames */
	readonly language: string;
	/** what the ids in the file are unique within, such as the name of the program that gave them */
	readonly source: string;
}

/** The cells of a row that hold something. */
export type Cells = ReadonlyMap<CustomerField, string>;

const PHONES = [
	['mobile', 'mobile'],
	['phone', 'home'],
	['workPhone', 'work']
] as const;
const EMAILS = [
	['email', 'personal'],
	['workEmail', 'work']
] as const;
const ADDRESS = ['street', 'number', 'complement', 'postalCode', 'city', 'region'] as const;

/** Several values in one cell: `600123456; 915550123`, `600123456 / 915550123`. */
const SEPARATOR = /[;,|]|\s\/\s/;

/** The values of a new card. Fields, items and lists for which the row has nothing are left out. */
export function importedCard(cid: Ulid, cells: Cells, context: ImportContext): JsonObject {
	const names = nameOf(cells, context.language);
	const hasName = names.givenName !== '' || names.familyName !== '';
	return {
		schema: 1,
		type: hasName ? 'person' : 'company',
		...present(Object.entries(names)),
		...copied(cells, ['externalId', 'honorific', 'jobTitle', 'companyName']),
		...dated(cells, ['birthDate', 'customerSince']),
		...list('phones', phones(cid, cells, context.country)),
		...list('emails', emails(cid, cells)),
		...list('addresses', addresses(cid, cells, context.country)),
		...list('tags', tags(cid, cells)),
		stage: 'prospeccion',
		source: 'import',
		assigned: belonging(context.assigned)
	};
}

function nameOf(cells: Cells, language: string): SplitName {
	const givenName = cells.get('givenName') ?? '';
	const surnames = [cells.get('familyName'), cells.get('secondFamilyName')];
	const familyName = surnames.filter((surname) => surname !== undefined).join(' ');
	if (givenName !== '' || familyName !== '') return { givenName, familyName };
	return splitFullName(cells.get('fullName') ?? '', language);
}

function phones(cid: Ulid, cells: Cells, assumed: string): JsonObject[] {
	const country = countryOf(cells) ?? assumed;
	const numbers = PHONES.flatMap(([field, kind]) =>
		valuesIn(cells, field).map((typed) => ({
			kind,
			number: normalisePhone(typed, country) ?? typed,
			typed
		}))
	);
	return numbered(
		cid,
		'phones',
		distinctBy(numbers, ({ number }) => number)
	);
}

function emails(cid: Ulid, cells: Cells): JsonObject[] {
	const written = EMAILS.flatMap(([field, kind]) =>
		valuesIn(cells, field).map((address) => ({ kind, address }))
	);
	const distinct = distinctBy(written, ({ address }) => address.toLowerCase());
	return numbered(cid, 'emails', distinct);
}

function addresses(cid: Ulid, cells: Cells, assumed: string): JsonObject[] {
	const fields = copied(cells, ADDRESS);
	const country = countryOf(cells);
	if (country === null && Object.keys(fields).length === 0) return [];
	return numbered(cid, 'addresses', [{ kind: 'home', ...fields, country: country ?? assumed }]);
}

function tags(cid: Ulid, cells: Cells): JsonObject[] {
	const values = valuesIn(cells, 'tags').map((value) => ({ value }));
	return numbered(
		cid,
		'tags',
		distinctBy(values, ({ value }) => value)
	);
}

/** Ids that follow from the customer's, so that a second import writes the same items. */
function numbered(cid: Ulid, name: string, items: readonly JsonObject[]): JsonObject[] {
	return items.map((item, i) => ({ id: derivedUlid(cid, `${name}/${i}`), ...item }));
}

function countryOf(cells: Cells): string | null {
	return countryCode(cells.get('country') ?? '');
}

function valuesIn(cells: Cells, field: CustomerField): string[] {
	const values = (cells.get(field) ?? '').split(SEPARATOR).map((value) => value.trim());
	return values.filter((value) => value !== '');
}

function copied(cells: Cells, fields: readonly CustomerField[]): JsonObject {
	return present(fields.map((field) => [field, cells.get(field)]));
}

function dated(cells: Cells, fields: readonly CustomerField[]): JsonObject {
	return present(fields.map((field) => [field, parseDate(cells.get(field) ?? '')]));
}

function present(values: readonly (readonly [string, string | null | undefined])[]): JsonObject {
	const kept = values.flatMap(([field, value]): [string, Json][] =>
		value === undefined || value === null || value === '' ? [] : [[field, value]]
	);
	return Object.fromEntries(kept);
}

function list(name: string, items: readonly JsonObject[]): JsonObject {
	return items.length === 0 ? {} : { [name]: items };
}

function belonging({ owner, team, territory }: Assigned): JsonObject {
	return team === undefined ? { owner, territory } : { owner, team, territory };
}

function distinctBy<T>(items: readonly T[], key: (item: T) => string): T[] {
	const keys = items.map(key);
	return items.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}

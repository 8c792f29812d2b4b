import type { Entry } from '../documents/contest.ts';
import { customerId, formatDocId, parseDocId } from '../documents/ids.ts';
import { derivedUlid, isUlid, type Ulid } from '../documents/ulid.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { interest, moreEmails, morePhones, noteBody, tags } from './derive-from-remarks.ts';
import { createBody } from '../merge/create-body.ts';
import { revisionHash } from '../merge/revision-hash.ts';

/** A document's first revision, ready to be written with its history. */
export interface DerivedRevision {
	readonly id: string;
	readonly rev: string;
	readonly path: readonly [string];
	readonly deleted: false;
	readonly body: JsonObject;
}

type Answers = Entry['answers'];

/** Answers that are fields of the card under the same name. */
const CARD_FIELDS = [
	'givenName',
	'familyName',
	'honorific',
	'jobTitle',
	'companyName',
	'birthDate',
	'sex'
] as const;
const ADDRESS_FIELDS = ['street', 'number', 'complement', 'postalCode', 'city', 'region'] as const;

/** As long as a field of the card may be. The entry keeps the whole answer. */
const LONGEST_VALUE = 400;

/**
 * What an entry makes: the customer (unless the rep recognised one), one evidence of consent per
 * answer, and what was noted beside them. The device and the server each derive it, whoever is first, and get the same bytes and the
 * same revisions: so it may rest on nothing but the entry.
 *
 * @throws TypeError when the document's id is not an entry's
 */
export function deriveFromEntry(entry: Entry): readonly DerivedRevision[] {
	const id = parseDocId(entry._id);
	if (id?.kind !== 'entry') throw new TypeError('not an entry');
	const recognised = entry.customer !== undefined && isUlid(entry.customer) ? entry.customer : null;
	const cid = recognised ?? id.ulid;
	const consents = entry.consents.map((consent, i) =>
		firstRevision(
			formatDocId({ kind: 'consent', cid, ulid: derivedUlid(id.ulid, `consent/${i}`) }),
			consentBody(entry, consent)
		)
	);
	const note = noteBody(entry);
	const noted =
		note === null
			? []
			: [
					firstRevision(
						formatDocId({ kind: 'activity', cid, ulid: derivedUlid(id.ulid, 'note') }),
						note
					)
				];
	if (recognised !== null) return [...consents, ...noted];
	const card = createBody(cardValues(entry, id.kid, cid), entry.stamp);
	return [firstRevision(customerId(cid), card), ...consents, ...noted];
}

function firstRevision(id: string, body: JsonObject): DerivedRevision {
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	return { id, rev, path: [rev], deleted: false, body };
}

function cardValues(entry: Entry, kid: Ulid, cid: Ulid): JsonObject {
	const { owner, team, territory } = entry.assigned;
	return {
		schema: 1,
		type: 'person',
		...answered(entry.answers, CARD_FIELDS),
		...list('phones', [phone(entry, derivedUlid(cid, 'phone')), ...morePhones(entry, cid)]),
		...list('emails', [email(entry, derivedUlid(cid, 'email')), ...moreEmails(entry, cid)]),
		...list('addresses', [address(entry, derivedUlid(cid, 'address'))]),
		...list('tags', tags(entry, cid)),
		...interest(entry),
		stage: 'prospeccion',
		source: 'contest',
		campaign: kid,
		assigned: team === undefined ? { owner, territory } : { owner, team, territory }
	};
}

function phone({ answers, phoneNumber }: Entry, id: Ulid): JsonObject | null {
	const typed = answerTo(answers, 'phone');
	if (typed === null) return null;
	return { id, kind: 'mobile', number: phoneNumber ?? typed, typed };
}

function email({ answers }: Entry, id: Ulid): JsonObject | null {
	const typed = answerTo(answers, 'email');
	return typed === null ? null : { id, kind: 'personal', address: typed };
}

function address({ answers, country: assumed }: Entry, id: Ulid): JsonObject | null {
	const fields = answered(answers, ADDRESS_FIELDS);
	const country = answerTo(answers, 'country');
	if (country === null && Object.keys(fields).length === 0) return null;
	const where = country ?? assumed;
	return { id, kind: 'home', ...fields, ...(where !== undefined && { country: where }) };
}

function consentBody(entry: Entry, consent: Entry['consents'][number]): JsonObject {
	const { purpose, channel, granted, text, version } = consent;
	const { language, at, by, device } = entry;
	return {
		schema: 1,
		purpose,
		...(channel !== undefined && { channel }),
		granted,
		text,
		version,
		language,
		at,
		by,
		device,
		entry: entry._id
	};
}

function list(name: string, items: readonly (JsonObject | null)[]): JsonObject {
	const given = items.filter((item) => item !== null);
	return given.length === 0 ? {} : { [name]: given };
}

function answered(answers: Answers, fields: readonly string[]): JsonObject {
	const given = fields.map((field): [string, Json] => [field, answerTo(answers, field)]);
	return Object.fromEntries(given.filter(([, answer]) => answer !== null));
}

/** null for a blank answer, and for what is not a text. */
function answerTo(answers: Answers, field: string): string | null {
	const answer = answers[field];
	if (typeof answer !== 'string') return null;
	// Half of a character outside the basic plane is not valid text.
	const fitting = answer
		.trim()
		.slice(0, LONGEST_VALUE)
		.replace(/[\ud800-\udbff]$/, '');
	return fitting === '' ? null : fitting;
}

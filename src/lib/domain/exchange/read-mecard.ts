import { cardBirthDate } from './card-birth-date.ts';
import { splitUnescaped, unescaped } from './card-lines.ts';
import {
	cardNote,
	cardText,
	distinct,
	told,
	type CardAddress,
	type ContactCard
} from './contact-card.ts';
import { countryCode } from './country-code.ts';
import { splitFullName } from './split-full-name.ts';
import { splitStreet } from './split-street.ts';

/** Parts of an address where all of them are there: post box, room, house, place, region, postcode, country. */
const WHOLE_ADDRESS = 7;

/** What BIZCARD calls the same things. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	B: 'TEL',
	E: 'EMAIL',
	C: 'ORG',
	T: 'TITLE',
	A: 'ADR'
};

/**
 * A MeCARD, or a BIZCARD: one line, which old phones and many generators of codes write.
 *
 * @param language of the names: 'es' where they end in two surnames
 * @see NTT Docomo's description of MECARD, as ZXing reads it
 */
export function readMeCard(text: string, language: string): ContactCard {
	const fields = fieldsOf(text);
	const first = (name: string): string | undefined => fields.get(name)?.[0];
	return told<ContactCard>({
		...namesOf(first('N') ?? '', first('X'), language),
		nickname: cardText(first('NICKNAME')),
		companyName: cardText(plain(first('ORG'))),
		jobTitle: cardText(plain(first('TITLE'))),
		birthDate: cardBirthDate(first('BDAY') ?? ''),
		note: cardNote((fields.get('NOTE') ?? []).map((note) => unescaped(note)).join('\n')),
		phones: texts(fields, 'TEL').map((number) => ({ number, kind: 'other' })),
		emails: texts(fields, 'EMAIL').map((address) => ({ address, kind: 'other' })),
		addresses: distinct((fields.get('ADR') ?? []).flatMap(addressOf), (one) => JSON.stringify(one)),
		urls: texts(fields, 'URL')
	});
}

function fieldsOf(text: string): ReadonlyMap<string, readonly string[]> {
	const fields = new Map<string, readonly string[]>();
	const isBizCard = /^BIZCARD:/i.test(text);
	for (const field of splitUnescaped(text.replace(/^(?:MECARD|BIZCARD):/i, ''), ';')) {
		const [, written = '', value = ''] = /^\s*([A-Za-z-]+):(.*)$/s.exec(field) ?? [];
		const upper = written.toUpperCase();
		const name = isBizCard ? (OTHER_NAMES[upper] ?? upper) : upper;
		if (value.trim() !== '') fields.set(name, [...(fields.get(name) ?? []), value]);
	}
	return fields;
}

/** "Surname,Given name"; a BIZCARD has the surname apart. */
function namesOf(
	name: string,
	surname: string | undefined,
	language: string
): Pick<ContactCard, 'givenName' | 'familyName'> {
	const names = splitUnescaped(name, ',').map(unescaped);
	if (surname !== undefined)
		return told({ givenName: cardText(names.join(' ')), familyName: cardText(unescaped(surname)) });
	if (names.length > 1)
		return told({ givenName: cardText(names.slice(1).join(' ')), familyName: cardText(names[0]) });
	const split = splitFullName(unescaped(name).trim(), language);
	return told({ givenName: cardText(split.givenName), familyName: cardText(split.familyName) });
}

function addressOf(written: string): CardAddress[] {
	const parts = splitUnescaped(written, ',').map((part) => cardText(unescaped(part)));
	const whole = parts.length === WHOLE_ADDRESS;
	const street = whole ? parts[2] : cardText(unescaped(written));
	if (street === undefined && !whole) return [];
	if (!whole) return [{ kind: 'postal', ...told({ street }) }];
	const [box, room, , city, region, postalCode, country] = parts;
	return [
		told<CardAddress>({
			kind: 'postal',
			...splitStreet(street ?? ''),
			...(street === undefined && { street }),
			...((room ?? box) !== undefined && { complement: [room, box].filter(Boolean).join(', ') }),
			city,
			region,
			postalCode,
			country: country === undefined ? undefined : (countryCode(country) ?? country)
		})
	];
}

function texts(fields: ReadonlyMap<string, readonly string[]>, name: string): readonly string[] {
	const values = (fields.get(name) ?? []).flatMap((value) => cardText(unescaped(value)) ?? []);
	return distinct(values, (value) => value.toLowerCase());
}

function plain(value: string | undefined): string | undefined {
	return value === undefined ? undefined : unescaped(value);
}

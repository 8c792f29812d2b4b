import type { CardLine } from './card-lines.ts';
import { cardLines, splitUnescaped, unescaped } from './card-lines.ts';
import { cardBirthDate } from './card-birth-date.ts';
import {
	cardNote,
	cardText,
	distinct,
	told,
	type CardAddress,
	type CardEmail,
	type CardPhone,
	type ContactCard
} from './contact-card.ts';
import { countryCode } from './country-code.ts';
import { splitFullName } from './split-full-name.ts';
import { splitStreet } from './split-street.ts';

/** Of the first card in it: of several that a file holds, a form takes one. */
interface Card {
	readonly lines: readonly CardLine[];
	/** names that people gave to a group: `X-ABLabel`, in small letters */
	readonly labels: ReadonlyMap<string, string>;
}

/**
 * The first vCard of a text: 2.1, 3.0 and 4.0, as phones and mail programs write them.
 *
 * @param language of the names: 'es' where they end in two surnames
 */
export function readVCard(text: string, language: string): ContactCard {
	const lines = cardLines(text);
	const card = { lines, labels: labelsOf(lines) };
	const [companyName, department] = parts(card, 'ORG', ';').map(cardText);
	return told<ContactCard>({
		...namesOf(card, language, companyName),
		companyName,
		department,
		nickname: cardText(plain(card, 'NICKNAME')),
		jobTitle: cardText(plain(card, 'TITLE') ?? plain(card, 'ROLE')),
		birthDate: cardBirthDate(plain(card, 'BDAY') ?? ''),
		note: cardNote(all(card, 'NOTE').map(textOf).join('\n')),
		phones: phonesOf(card),
		emails: emailsOf(card),
		addresses: addressesOf(card),
		urls: distinct(
			all(card, 'URL').flatMap((line) => cardText(textOf(line)) ?? []),
			String
		)
	});
}

function labelsOf(lines: readonly CardLine[]): Card['labels'] {
	const labels = lines.filter(({ name, group }) => name === 'X-ABLABEL' && group !== '');
	// Apple writes its own as `_$!<Mobile>!$_`.
	return new Map(
		labels.map(({ group, value }) => [group, value.replace(/^_\$!<|>!\$_$/g, '').toLowerCase()])
	);
}

type Names = Pick<ContactCard, 'givenName' | 'familyName' | 'honorific'>;

function namesOf(card: Card, language: string, company: string | undefined): Partial<Names> {
	const [family, given, more, honorific] = parts(card, 'N', ';').map((part) =>
		cardText(listed(part))
	);
	const full = cardText(plain(card, 'FN'));
	const isCompany = given === undefined && company !== undefined;
	if (isCompany && (family ?? full ?? company) === company) return {};
	// A whole name in one part, as generators write it that ask for a name.
	const whole = given === undefined && (full ?? family) === (family ?? full);
	const name = whole ? splitFullName(full ?? family ?? '', language) : null;
	return told({
		givenName:
			name === null ? cardText([given, more].filter(Boolean).join(' ')) : cardText(name.givenName),
		familyName: name === null ? family : cardText(name.familyName),
		honorific
	});
}

/** Several given names stand with commas between them. */
function listed(part: string): string {
	return splitUnescaped(part, ',').map(unescaped).join(' ');
}

function phonesOf(card: Card): readonly CardPhone[] {
	const phones = likeliestFirst(all(card, 'TEL')).flatMap((line): CardPhone[] => {
		const number = cardText(phoneNumber(textOf(line)));
		return number === undefined ? [] : [{ number, kind: phoneKind(kindsOf(card, line)) }];
	});
	// Nobody answers a fax.
	const sorted = [...phones].sort((a, b) => Number(a.kind === 'fax') - Number(b.kind === 'fax'));
	return distinct(sorted, ({ number }) => number.replace(/[^\d+]/g, ''));
}

/** RFC 3966: `tel:+34-600-12-34-56;ext=12`. */
function phoneNumber(text: string): string {
	const [number = '', ...parameters] = text.replace(/^tel:/i, '').split(';');
	const extension = parameters.find((each) => /^ext=/i.test(each))?.slice(4);
	return extension === undefined ? number : `${number} ext. ${extension}`;
}

function phoneKind(kinds: ReadonlySet<string>): CardPhone['kind'] {
	if (kinds.has('whatsapp')) return 'whatsapp';
	if (['cell', 'mobile', 'iphone', 'móvil', 'movil', 'portable'].some((kind) => kinds.has(kind)))
		return 'mobile';
	if ([...kinds].some((kind) => kind.includes('fax'))) return 'fax';
	if (['work', 'main', 'trabajo', 'travail'].some((kind) => kinds.has(kind))) return 'work';
	return kinds.has('home') ? 'home' : 'other';
}

function emailsOf(card: Card): readonly CardEmail[] {
	const emails = likeliestFirst(all(card, 'EMAIL')).flatMap((line): CardEmail[] => {
		const address = cardText(textOf(line).replace(/^mailto:/i, ''));
		return address === undefined ? [] : [{ address, kind: emailKind(kindsOf(card, line)) }];
	});
	return distinct(emails, ({ address }) => address.toLowerCase());
}

function emailKind(kinds: ReadonlySet<string>): CardEmail['kind'] {
	if (['work', 'trabajo', 'travail'].some((kind) => kinds.has(kind))) return 'work';
	return kinds.has('home') ? 'personal' : 'other';
}

function addressesOf(card: Card): readonly CardAddress[] {
	const addresses = likeliestFirst(all(card, 'ADR')).flatMap((line): CardAddress[] => {
		const address = addressOf(splitUnescaped(line.value, ';').map(unescaped));
		if (Object.keys(address).length === 0) return [];
		const kinds = kindsOf(card, line);
		return [
			{ kind: kinds.has('work') ? 'office' : kinds.has('home') ? 'home' : 'postal', ...address }
		];
	});
	return distinct(addresses, ({ kind: _, ...address }) => JSON.stringify(address));
}

/** RFC 6350 §6.3.1: post box; more; street; place; region; postcode; country. */
function addressOf(written: readonly string[]): Omit<CardAddress, 'kind'> {
	const [box, extended, street = '', city, region, postalCode, country] = written;
	const [line = '', ...below] = street
		.split('\n')
		.map((each) => each.trim())
		.filter(Boolean);
	const { complement, ...house } = splitStreet(cardText(line) ?? '');
	const more = [complement, ...below, extended, box].filter(Boolean).join(', ');
	return told({
		street: cardText(house.street),
		number: house.number,
		complement: cardText(more),
		postalCode: cardText(postalCode),
		city: cardText(city),
		region: cardText(region),
		country: cardText(countryCode(country ?? '') ?? country)
	});
}

function all({ lines }: Card, name: string): readonly CardLine[] {
	return lines.filter((line) => line.name === name && line.value.trim() !== '');
}

function plain(card: Card, name: string): string | undefined {
	const [line] = all(card, name);
	return line === undefined ? undefined : textOf(line);
}

function parts(card: Card, name: string, sign: string): readonly string[] {
	const [line] = all(card, name);
	const written = splitUnescaped(line?.value ?? '', sign);
	return name === 'N' ? written : written.map(unescaped);
}

function textOf({ value }: CardLine): string {
	return unescaped(value).trim();
}

function kindsOf({ labels }: Card, { types, group }: CardLine): ReadonlySet<string> {
	const label = labels.get(group);
	return label === undefined ? types : new Set([...types, ...label.split(/\s+/)]);
}

function likeliestFirst(lines: readonly CardLine[]): readonly CardLine[] {
	const rank = ({ types, params }: CardLine): number => {
		const preference = Number(params.get('PREF') ?? '');
		if (preference > 0) return preference;
		return types.has('pref') ? 0 : 1000;
	};
	return [...lines].sort((a, b) => rank(a) - rank(b));
}

import type { Random } from '#domain/kernel/random.ts';
import { between, chance, digits, pick } from './choose.ts';
import type { Language } from './language.ts';
import type { City, Country } from './places/place.ts';
import { canadianStreets, streetsOf } from './places/streets.ts';

export interface DemoAddress {
	readonly street: string;
	readonly number: string;
	readonly complement?: string;
	readonly postalCode: string;
	readonly city: string;
	readonly region: string;
	readonly country: Country;
}

export function postalAddress(
	random: Random,
	place: { readonly country: Country; readonly city: City; readonly language: Language }
): DemoAddress {
	const { country, city, language } = place;
	const extra = complement(random, country);
	return {
		street: pick(
			random,
			country === 'CA' ? canadianStreets[frenchOr(language)] : streetsOf[country]
		),
		number: houseNumber(random, country),
		...(extra === null ? {} : { complement: extra }),
		postalCode: postalCode(random, country, city),
		city: city.name,
		region: city.region,
		country
	};
}

function frenchOr(language: Language): 'fr' | 'en' {
	return language === 'fr' ? 'fr' : 'en';
}

function houseNumber(random: Random, country: Country): string {
	if (country === 'US' || country === 'CA') return String(between(random, 10, 4800));
	if (country === 'FR' && chance(random, 0.1)) return `${between(random, 1, 90)} bis`;
	return String(between(random, 1, 140));
}

function complement(random: Random, country: Country): string | null {
	if (!chance(random, 0.45)) return null;
	const flat = between(random, 1, 30);
	switch (country) {
		case 'ES':
			return pick(random, [
				`${between(random, 1, 9)}.º ${pick(random, ['A', 'B', 'C', 'D'])}`,
				`${between(random, 1, 6)}.º ${pick(random, ['izda.', 'dcha.'])}`,
				'Bajo',
				`Esc. ${between(random, 1, 4)}, ${between(random, 1, 7)}.º`
			]);
		case 'MX':
			return pick(random, [
				`Int. ${flat}`,
				`Depto. ${between(random, 1, 12)}0${between(random, 1, 6)}`
			]);
		case 'FR':
			return pick(random, [
				`Appt ${flat}`,
				`Bât. ${pick(random, ['A', 'B', 'C'])}`,
				'Rez-de-chaussée'
			]);
		case 'GB':
			return pick(random, [`Flat ${flat}`, 'Ground Floor', 'Unit 3']);
		case 'US':
		case 'CA':
			return pick(random, [`Apt ${flat}`, `Unit ${flat}`, `Suite ${flat}0`]);
	}
}

function postalCode(random: Random, country: Country, city: City): string {
	const entry = pick(random, city.postalCodes);
	if (country === 'GB') return `${entry} ${digits(random, 1)}${letters(random, 2)}`;
	if (country === 'CA')
		return `${entry} ${digits(random, 1)}${letters(random, 1)}${digits(random, 1)}`;
	const [from = entry, to = from] = entry.split('-');
	return String(between(random, Number(from), Number(to))).padStart(5, '0');
}

/** Those that both Britain and Canada use in the second half of a code. */
const CODE_LETTERS = Array.from('ABEGHJLNPRSTWXYZ');

function letters(random: Random, count: number): string {
	return Array.from({ length: count }, () => pick(random, CODE_LETTERS)).join('');
}

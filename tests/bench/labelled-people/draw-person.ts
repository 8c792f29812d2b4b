import { calendarDate } from '#domain/documents/calendar-date.ts';
import type { Random } from '#domain/kernel/random.ts';
import { between, chance, pick, pickWeighted } from '../../../sync-server/demo/choose.ts';
import { landlineNumber, mobileNumber } from '../../../sync-server/demo/phone-number.ts';
import { citiesOf } from '../../../sync-server/demo/places/cities.ts';
import { postalAddress } from '../../../sync-server/demo/postal-address.ts';
import { drawGivenName, drawSurname, type NameLanguage, type Sex } from './name-frequencies.ts';
import type { SignUp } from './sign-up.ts';

/** Somebody, with all that they would write on a form if they left nothing out. */
export interface Person extends SignUp {
	readonly language: NameLanguage;
	readonly sex: Sex;
}

/** What a person doesn't choose alone. */
export type Drawn = Partial<
	Pick<Person, 'givenName' | 'familyName' | 'sex' | 'birthDate' | 'phone' | 'language'> & Home
>;

export type Home = Pick<
	SignUp,
	'street' | 'number' | 'complement' | 'postalCode' | 'city' | 'country'
>;

const COUNTRIES = { es: 'ES', fr: 'FR' } as const;
const PROVIDERS = ['gmail.com', 'hotmail.com', 'outlook.com', 'yahoo.com', 'icloud.com'];
const OWN_PROVIDERS = {
	es: ['telefonica.net', 'hotmail.es', 'yahoo.es'],
	fr: ['orange.fr', 'free.fr', 'wanadoo.fr', 'laposte.net', 'sfr.fr']
};
const YOUNGEST = 2008;
const OLDEST = 1940;

export function drawPerson(random: Random, given: Drawn = {}): Person {
	const language = given.language ?? (chance(random, 0.6) ? 'es' : 'fr');
	const sex = given.sex ?? (chance(random, 0.5) ? 'female' : 'male');
	const names = {
		givenName: given.givenName ?? drawGivenName(random, language, sex),
		familyName: given.familyName ?? drawSurnames(random, language)
	};
	const birthDate = given.birthDate ?? drawBirthDate(random, OLDEST, YOUNGEST);
	return {
		...drawHome(random, language),
		...given,
		language,
		sex,
		...names,
		birthDate,
		phone: given.phone ?? drawMobile(random, language),
		email: drawEmail(random, language, { ...names, birthDate })
	};
}

function drawSurnames(random: Random, language: NameLanguage): string {
	const first = drawSurname(random, language);
	return language === 'es' ? `${first} ${drawSurname(random, language)}` : first;
}

export function drawHome(random: Random, language: NameLanguage): Home {
	const country = COUNTRIES[language];
	const city = pickWeighted(random, citiesOf[country]);
	const { region: _region, ...address } = postalAddress(random, { country, city, language });
	return { complement: '', ...address };
}

export function drawBirthDate(random: Random, from: number, to: number): string {
	const date = calendarDate(
		between(random, from, to),
		between(random, 1, 12),
		between(random, 1, 28)
	);
	return date ?? '';
}

export function drawMobile(random: Random, language: NameLanguage): string {
	const country = COUNTRIES[language];
	return mobileNumber(random, country, pick(random, citiesOf[country])).typed;
}

export function drawLandline(random: Random, language: NameLanguage): string {
	const country = COUNTRIES[language];
	return landlineNumber(random, country, pick(random, citiesOf[country])).typed;
}

/** Most people put their name into their address; whoever shares it adds a number. */
export function drawEmail(
	random: Random,
	language: NameLanguage,
	{ givenName, familyName, birthDate }: Pick<Person, 'givenName' | 'familyName' | 'birthDate'>
): string {
	const [first = 'x'] = plainWords(givenName);
	const [last = 'x', second = ''] = plainWords(familyName);
	const user = pick(random, [
		`${first}.${last}`,
		`${first}${last}`,
		`${first.charAt(0)}${last}${second}`,
		`${last}.${first}`,
		`${first}_${last}${second.charAt(0)}`,
		`${last.slice(0, 4)}${first.slice(0, 3)}`
	]);
	const number = pick(random, ['', birthDate.slice(2, 4), String(between(random, 1, 999))]);
	const providers = chance(random, 0.7) ? PROVIDERS : OWN_PROVIDERS[language];
	return `${user}${number}@${pick(random, providers)}`;
}

function plainWords(text: string): readonly string[] {
	const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return plain.split(/[^a-z]+/).filter((word) => word.length > 2);
}

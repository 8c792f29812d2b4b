import { getCountries } from 'libphonenumber-js/min';
import { fold } from '../search/fold.ts';

const LANGUAGES = ['es', 'fr', 'en'];

/** Short names that the lists of countries don't give. */
const ALSO: Readonly<Record<string, string>> = {
	uk: 'GB',
	'great britain': 'GB',
	england: 'GB',
	inglaterra: 'GB',
	angleterre: 'GB',
	usa: 'US',
	'ee uu': 'US',
	eeuu: 'US',
	holanda: 'NL',
	hollande: 'NL',
	holland: 'NL'
};

let byName: ReadonlyMap<string, string> | null = null;

/**
 * ISO 3166-1 alpha-2 of a country by its code or by its name in Spanish, French or English.
 *
 * @returns null when it is neither
 */
export function countryCode(text: string): string | null {
	byName ??= countriesByName();
	return byName.get(normalised(text)) ?? null;
}

function countriesByName(): ReadonlyMap<string, string> {
	const codes: readonly string[] = getCountries();
	const names = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
	return new Map([
		...codes.flatMap((code) =>
			names.map((name): [string, string] => [normalised(name.of(code) ?? code), code])
		),
		...Object.entries(ALSO),
		...codes.map((code): [string, string] => [normalised(code), code])
	]);
}

function normalised(name: string): string {
	return fold(name)
		.replace(/[^\p{L}]+/gu, ' ')
		.trim();
}

import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone number in E.164 (`+34600123456`), however it was typed.
 *
 * @param country ISO 3166-1 alpha-2 of where it was typed; a number with its country's code needs none
 * @returns null while it is not a whole number of some country
 */
export function normalisePhone(typed: string, country: string): string | null {
	const region = country.toUpperCase();
	const parsed = isSupportedCountry(region)
		? parsePhoneNumberFromString(typed, region)
		: parsePhoneNumberFromString(typed);
	return parsed?.isPossible() === true ? parsed.number : null;
}

/**
 * How telephone numbers are written. The tables are large, so this is only ever loaded by
 * phones.svelte.ts, when a number comes on the screen.
 */
import {
	AsYouType,
	isSupportedCountry,
	parsePhoneNumberFromString,
	type CountryCode
} from 'libphonenumber-js/min';

/** As the country writes it, digit by digit. */
export function formatWhileTyping(typed: string, country: string): string {
	return new AsYouType(known(country)).input(typed);
}

/** For reading aloud: with its prefix, in groups. What can't be understood stays as it was typed. */
export function formatForReading(number: string): string {
	return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

function known(country: string): CountryCode | undefined {
	return isSupportedCountry(country) ? country : undefined;
}

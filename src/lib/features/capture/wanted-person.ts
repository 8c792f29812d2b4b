import { splitFullName } from '#domain/exchange/split-full-name.ts';

/**
 * What somebody was looked for by, as the answers that it begins a sign-up with: an address, a phone
 * or a name, whichever it looks like and the event asks for.
 *
 * @param asked the event's fields
 * @param language of the name: 'es' for two surnames
 */
export function wantedPerson(
	typed: string,
	asked: readonly string[],
	language: string
): Readonly<Record<string, string>> {
	const answers = Object.entries(guess(typed.trim(), asked, language));
	return Object.fromEntries(
		answers.filter(([field, text]) => text !== '' && asked.includes(field))
	);
}

function guess(
	typed: string,
	asked: readonly string[],
	language: string
): Readonly<Record<string, string>> {
	if (typed.includes('@')) return { email: typed };
	if (/^[+(]?\d[\d ().-]{5,}$/.test(typed)) return { phone: typed };
	if (/\d/.test(typed)) return {};
	if (!asked.includes('familyName')) return { givenName: typed };
	return { ...splitFullName(typed, language) };
}

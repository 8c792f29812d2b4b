/**
 * Card numbers have no place in a customer base: one that was typed into a note would travel to every
 * device that may read it.
 */

/** Groups of digits with one space, dash or dot between them; no letter or digit before or after. */
const GROUPED_DIGITS = /(?<![\p{L}\p{N}])\d+(?:[ \u00a0.-]\d+)*(?![\p{L}\p{N}])/gu;

/** Bank accounts are long and in groups of four, and by chance some stretch of one passes the check. */
const IBAN = /\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b/gi;

const SHORTEST = 13;
const LONGEST = 19;

const ZERO = 0x30;
const NINE = 0x39;

/** Cards begin with 2 to 6: the digits of airlines, telephones and most dates don't. */
const ISSUED = /^[2-6]/;

/** Fields that hold telephone numbers: some of those pass the check by chance. */
const PHONE_FIELDS = new Set(['phone', 'phones', 'phoneNumber', 'mobile', 'whatsapp', 'fax']);

/** What the protocol and merging keep; nobody types there. */
const MACHINERY = new Set(['_id', '_rev', 'm']);

/**
 * Where a document holds what looks like a card number, as paths (`answers/note`).
 * Fields of telephones are exempt.
 */
export function cardNumberFields(document: Readonly<Record<string, unknown>>): string[] {
	return Object.entries(document)
		.filter(([field]) => !MACHINERY.has(field) && !PHONE_FIELDS.has(field))
		.flatMap(([field, value]) => pathsBelow(field, value));
}

/** Does a text hold 13 to 19 digits, written as cards are, that pass the check of Luhn? */
export function holdsCardNumber(text: string): boolean {
	if (!hasEnoughDigits(text)) return false;
	const runs = text.replace(IBAN, ' ').match(GROUPED_DIGITS) ?? [];
	return runs.some((run) => stretches(run.split(/\D/)).some(isCardNumber));
}

/** Nearly no text has: it is asked of every text of every document that comes in. */
function hasEnoughDigits(text: string): boolean {
	let missing = SHORTEST;
	for (let at = 0; at + missing <= text.length; at++) {
		const code = text.charCodeAt(at);
		if (code >= ZERO && code <= NINE && --missing === 0) return true;
	}
	return false;
}

function pathsBelow(path: string, value: unknown): string[] {
	if (typeof value === 'string') return holdsCardNumber(value) ? [path] : [];
	if (typeof value === 'number') return holdsCardNumber(String(value)) ? [path] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value)
		.filter(([field]) => !PHONE_FIELDS.has(field))
		.flatMap(([field, below]) => pathsBelow(`${path}/${field}`, below));
}

/** All neighbouring groups that could be one card: a house number before it must not hide it. */
function stretches(groups: readonly string[]): string[][] {
	return groups.flatMap((_, from) =>
		groups.slice(from).map((_, more) => groups.slice(from, from + more + 1))
	);
}

function isCardNumber(groups: readonly string[]): boolean {
	const digits = groups.join('');
	if (digits.length < SHORTEST || digits.length > LONGEST || !ISSUED.test(digits)) return false;
	return groupedAsCard(groups) && passesLuhn(digits);
}

/** In one piece, or in groups of four to six with a shorter one at most at the end. */
function groupedAsCard(groups: readonly string[]): boolean {
	if (groups.length === 1) return true;
	return groups.every(
		(group, i) => group.length <= 6 && (group.length >= 4 || i === groups.length - 1)
	);
}

/** ISO/IEC 7812-1, annex B: every second digit from the right is doubled, its digits added up. */
function passesLuhn(digits: string): boolean {
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = Number(digits.charAt(digits.length - 1 - i));
		const weighed = i % 2 === 1 ? digit * 2 : digit;
		sum += weighed > 9 ? weighed - 9 : weighed;
	}
	return sum % 10 === 0;
}

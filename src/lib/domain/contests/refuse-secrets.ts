/**
 * Card numbers and passwords have no place in a customer base: one that was typed into a note would travel
 * to every device that may read it.
 */
export type Secret = 'card-number' | 'password';

/** Groups of digits with one space, dash or dot between them; no letter or digit before or after. */
const GROUPED_DIGITS = /(?<![\p{L}\p{N}])\d+(?:[ \u00a0.-]\d+)*(?![\p{L}\p{N}])/gu;

/** Bank accounts are long and in groups of four, and by chance some stretch of one passes the check. */
const IBAN = /\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b/gi;

const PASSWORD =
	/(?<!\p{L})(?:contrase[ñn]a|clave de acceso|password|passwd|pwd|mot de passe|mdp)(?:\s+\p{L}+){0,3}\s*[:=]\s*\S/iu;

const SHORTEST = 13;
/** Of a number that nobody can call: the longest have fifteen digits, and some pass the check by chance. */
const NO_PHONE = 16;
const LONGEST = 19;

const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const EQUALS = 0x3d;

/** The least number of so many digits. */
const LEAST_CARD = 10 ** (SHORTEST - 1);

/** Cards begin with 2 to 6: the digits of airlines, telephones and most dates don't. */
const ISSUED = /^[2-6]/;

/** Fields that hold telephone numbers. */
const PHONE_FIELDS = new Set(['phone', 'phones', 'phoneNumber', 'mobile', 'whatsapp', 'fax']);

/** What the protocol keeps; nobody types there. */
const MACHINERY = new Set(['_id', '_rev']);

/**
 * Whether a document is worth a closer look: `cardNumberFields` and `passwordsIn` find nothing in any
 * other. Nearly none is, and each that comes in is asked about.
 */
export function mayHoldSecrets(document: Readonly<Record<string, unknown>>): boolean {
	for (const field of Object.keys(document)) {
		if (MACHINERY.has(field)) continue;
		const value = document[field];
		if (field === 'm' ? keepsValues(value) : isSuspicious(value)) return true;
	}
	return false;
}

function keepsValues(m: unknown): boolean {
	return typeof m === 'object' && m !== null && ('x' in m || 'h' in m);
}

function isSuspicious(value: unknown): boolean {
	if (typeof value === 'string') return isSuspiciousText(value);
	if (typeof value === 'number') return !Number.isInteger(value) || Math.abs(value) >= LEAST_CARD;
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(isSuspicious);
}

/** It has digits enough for a card, or the colon or equals sign that stands before a password. */
function isSuspiciousText(text: string): boolean {
	let missing = SHORTEST;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === COLON || code === EQUALS) return true;
		if (code >= ZERO && code <= NINE && --missing === 0) return true;
	}
	return false;
}

/**
 * Where a document holds what looks like a card number, as paths (`answers/note`): in what it shows, in
 * what stands beside that in conflict, and in what was taken off. Where telephones stand, only what is too
 * long for one.
 */
export function cardNumberFields(document: Readonly<Record<string, unknown>>): string[] {
	return Object.entries(document)
		.filter(([field]) => !MACHINERY.has(field))
		.flatMap(([field, value]) => (field === 'm' ? pathsInMerging(value) : below(field, value)));
}

/** Does a text hold 13 to 19 digits, written as cards are, that pass the check of Luhn? */
export function holdsCardNumber(text: string): boolean {
	return holdsCard(text, SHORTEST);
}

/**
 * Does a text give a password away: name one, or say of what, and go on after a colon or an equals sign?
 * Whoever only writes about passwords gives none away.
 */
export function holdsPassword(text: string): boolean {
	return /[:=]/.test(text) && PASSWORD.test(text.normalize('NFC'));
}

/** What a text must not hold; null where there is none of it. */
export function secretIn(text: string): Secret | null {
	if (holdsCardNumber(text)) return 'card-number';
	return holdsPassword(text) ? 'password' : null;
}

/** Texts of a document that give a password away. */
export function passwordsIn(document: Readonly<Record<string, unknown>>): readonly string[] {
	return Object.entries(document)
		.filter(([field]) => !MACHINERY.has(field) && field !== 'm')
		.flatMap(([, value]) => textsIn(value).filter(holdsPassword));
}

function textsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}

/** Does a text hold a card number, where a telephone number belongs? */
export function holdsCardForPhone(text: string): boolean {
	return holdsCard(text, NO_PHONE);
}

function holdsCard(text: string, shortest: number): boolean {
	if (!hasDigits(text, shortest)) return false;
	const runs = text.replace(IBAN, ' ').match(GROUPED_DIGITS) ?? [];
	return runs.some((run) =>
		stretches(run.split(/\D/)).some((groups) => isCardNumber(groups, shortest))
	);
}

/** Nearly no text has: it is asked of every text of every document that comes in. */
function hasDigits(text: string, enough: number): boolean {
	let missing = enough;
	for (let at = 0; at + missing <= text.length; at++) {
		const code = text.charCodeAt(at);
		if (code >= ZERO && code <= NINE && --missing === 0) return true;
	}
	return false;
}

/** Values that stand beside those shown, and those of items that were taken off, by their paths. */
function pathsInMerging(m: unknown): string[] {
	if (typeof m !== 'object' || m === null) return [];
	const { x, h } = m as { readonly x?: unknown; readonly h?: unknown };
	return [x, h].flatMap((kept) =>
		typeof kept !== 'object' || kept === null
			? []
			: Object.entries(kept).flatMap(([path, value]) => {
					const [field = path] = path.split('/');
					return below(field, value).length === 0 ? [] : [path];
				})
	);
}

function below(field: string, value: unknown): string[] {
	return pathsBelow(field, value, PHONE_FIELDS.has(field) ? NO_PHONE : SHORTEST);
}

function pathsBelow(path: string, value: unknown, shortest: number): string[] {
	if (typeof value === 'string') return holdsCard(value, shortest) ? [path] : [];
	if (typeof value === 'number') return holdsCard(String(value), shortest) ? [path] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([field, inside]) =>
		pathsBelow(`${path}/${field}`, inside, PHONE_FIELDS.has(field) ? NO_PHONE : shortest)
	);
}

/** All neighbouring groups that could be one card: a house number before it must not hide it. */
function stretches(groups: readonly string[]): string[][] {
	return groups.flatMap((_, from) =>
		groups.slice(from).map((_, more) => groups.slice(from, from + more + 1))
	);
}

function isCardNumber(groups: readonly string[], shortest: number): boolean {
	const digits = groups.join('');
	if (digits.length < shortest || digits.length > LONGEST || !ISSUED.test(digits)) return false;
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

import type { CustomerCore } from '../documents/customer.ts';
import { nationalDigits } from '../search/calling-code.ts';
import { normaliseEmail } from '../search/email-address.ts';
import { matchablePlace, type MatchablePlace, type MatchedPlace } from './matchable-place.ts';
import type { NameWord, NameWords } from './name-words.ts';

/** What of a card two customers are compared by. Never an id, nor whom they belong to. */
export type MatchedCard = Pick<
	CustomerCore,
	'type' | 'givenName' | 'familyName' | 'companyName' | 'birthDate' | 'phones' | 'emails'
> & { readonly addresses?: readonly MatchedPlace[] | undefined };

/** A card, taken apart once so that comparing it with thousands costs no parsing. */
export interface Matchable {
	/** people are never companies; a company may be a supplier too */
	readonly kind: 'person' | 'company';
	readonly given: readonly NameWord[];
	/** surnames; of a company, its name */
	readonly family: readonly NameWord[];
	/** `yyyymmdd`, '' where not known */
	readonly birthDate: string;
	readonly phones: readonly MatchablePhone[];
	readonly emails: readonly MatchableEmail[];
	readonly places: readonly MatchablePlace[];
}

export interface MatchablePhone {
	/** E.164, or null where the country is not known */
	readonly whole: string | null;
	/** as they are dialled inside the country, without a leading zero */
	readonly national: string;
}

export interface MatchableEmail {
	readonly whole: string;
	readonly user: string;
	/** of the user */
	readonly letters: string;
	readonly digits: string;
	readonly provider: string;
}

/** Fewer are a number that somebody began to type. */
const FEWEST_DIGITS = 7;
const LEGAL_FORMS =
	/\b(?:s\.?\s?l\.?(?:\s?u)?\.?|s\.?a\.?(?:r\.?l|s)?\.?|ltd|inc|llc|gmbh|eurl|cb)(?=\W|$)/gi;

export function matchable(card: MatchedCard, words: NameWords): Matchable {
	const { givenName = '', familyName = '', companyName = '' } = card;
	const isNamed = `${givenName}${familyName}`.trim() !== '';
	// Somebody of whom only the company is known goes by its name, on the screen too.
	const isPerson = card.type === 'person' && (isNamed || companyName.trim() === '');
	return {
		kind: isPerson ? 'person' : 'company',
		given: isPerson ? words.in(givenName) : [],
		family: words.in(isPerson ? familyName : companyName.replace(LEGAL_FORMS, ' ')),
		birthDate: birthDigits(card.birthDate ?? ''),
		phones: (card.phones ?? []).flatMap(({ number = '' }) => matchablePhone(number)),
		emails: (card.emails ?? []).flatMap(({ address = '' }) => matchableEmail(address)),
		places: (card.addresses ?? []).map(matchablePlace)
	};
}

function birthDigits(date: string): string {
	const digits = date.replace(/\D/g, '');
	return digits.length === 8 ? digits : '';
}

function matchablePhone(number: string): MatchablePhone[] {
	const digits = number.replace(/\D/g, '');
	if (digits.length < FEWEST_DIGITS) return [];
	const isWhole = number.trim().startsWith('+');
	return [
		{
			whole: isWhole ? `+${digits}` : null,
			national: isWhole ? nationalDigits(digits) : digits.replace(/^0+/, '')
		}
	];
}

function matchableEmail(address: string): MatchableEmail[] {
	const whole = normaliseEmail(address);
	if (whole === null) return [];
	const at = whole.lastIndexOf('@');
	const user = whole.slice(0, at);
	const [letters, digits] = [user.replace(/\d/g, ''), user.replace(/\D/g, '')];
	return [{ whole, user, letters, digits, provider: whole.slice(at + 1) }];
}

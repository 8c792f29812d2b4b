import { evidence, type Evidence } from './evidence.ts';
import type { Frequencies } from './frequencies.ts';
import type { Matchable, MatchableEmail, MatchablePhone } from './matchable.ts';
import { isOneSlip } from './one-slip.ts';
import { email, phone } from './weights.ts';

/** Shorter users and numbers are one slip from too many others. */
const SHORTEST_SLIPPED = 6;

/** Of nearly all pairs. */
const PHONE_OTHER = evidence('phone.other', phone.other);
const EMAIL_OTHER = evidence('email.other', email.other);

/** The best that any two of their numbers say; nothing unless both have one. */
export function comparePhones(
	a: Matchable,
	b: Matchable,
	frequencies: Frequencies
): Evidence | null {
	if (a.phones.length === 0 || b.phones.length === 0) return null;
	let isAlike = false;
	for (const mine of a.phones) {
		for (const theirs of b.phones) {
			if (isSamePhone(mine, theirs)) {
				return evidence('phone.same', phone.same, frequencies.rate('phone', mine.national));
			}
			isAlike ||= isAlikePhone(mine, theirs);
		}
	}
	return isAlike ? evidence('phone.alike', phone.alike) : PHONE_OTHER;
}

/** Two whole numbers are compared whole; one whose country is not known, as dialled inside it. */
function isSamePhone(a: MatchablePhone, b: MatchablePhone): boolean {
	if (a.whole !== null && b.whole !== null) return a.whole === b.whole;
	return a.national === b.national || endsWith(a, b) || endsWith(b, a);
}

/** "34600123456" was meant with its country, which nobody could tell from the digits alone. */
function endsWith(longer: MatchablePhone, whole: MatchablePhone): boolean {
	return whole.whole !== null && longer.whole === null && whole.whole === `+${longer.national}`;
}

function isAlikePhone(a: MatchablePhone, b: MatchablePhone): boolean {
	return a.national.length >= SHORTEST_SLIPPED && isOneSlip(a.national, b.national);
}

/** The best that any two of their addresses say; nothing unless both have one. */
export function compareEmails(
	a: Matchable,
	b: Matchable,
	frequencies: Frequencies
): Evidence | null {
	if (a.emails.length === 0 || b.emails.length === 0) return null;
	let best: Evidence | null = null;
	for (const mine of a.emails) {
		for (const theirs of b.emails) {
			if (mine.whole === theirs.whole) {
				return evidence('email.same', email.same, frequencies.rate('email', mine.whole));
			}
			const near = nearEmail(mine, theirs, a, b);
			if (near !== null && (best === null || near.stranger > best.stranger)) best = near;
		}
	}
	return best ?? EMAIL_OTHER;
}

function nearEmail(
	mine: MatchableEmail,
	theirs: MatchableEmail,
	...owners: readonly Matchable[]
): Evidence | null {
	const isSlip = isSlipOf(mine, theirs);
	if (isSlip || mine.user === theirs.user) {
		const finding = isSlip ? 'email.alike' : 'email.user';
		if (owners.some((owner) => isOwnName(mine, owner))) return evidence(finding, email.ownName);
		return evidence(finding, isSlip ? email.alike : email.user);
	}
	return isOtherDigits(mine, theirs) ? evidence('email.digits', email.digits) : null;
}

/** A wrong digit may be somebody else's number: people of one name tell themselves apart by it. */
function isSlipOf(mine: MatchableEmail, theirs: MatchableEmail): boolean {
	if (mine.user === theirs.user) {
		return isOneSlip(mine.provider, theirs.provider) || isOtherEnding(mine, theirs);
	}
	if (mine.user.length < SHORTEST_SLIPPED || mine.digits !== theirs.digits) return false;
	return mine.provider === theirs.provider && isOneSlip(mine.user, theirs.user);
}

function isOtherDigits(mine: MatchableEmail, theirs: MatchableEmail): boolean {
	if (mine.digits === '' || theirs.digits === '') return false;
	if (mine.letters.length < SHORTEST_SLIPPED) return false;
	return mine.provider === theirs.provider && mine.letters === theirs.letters;
}

function isOtherEnding(mine: MatchableEmail, theirs: MatchableEmail): boolean {
	return mine.provider.split('.')[0] === theirs.provider.split('.')[0];
}

function isOwnName({ user, digits }: MatchableEmail, { given, family }: Matchable): boolean {
	if (digits !== '') return false;
	return [...given, ...family].some(({ text }) => text.length > 2 && user.includes(text));
}

import { evidence, type Evidence } from './evidence.ts';
import type { Frequencies } from './frequencies.ts';
import type { Matchable, MatchableEmail, MatchablePhone } from './matchable.ts';
import { isOneSlip } from './one-slip.ts';
import { email, phone } from './weights.ts';

/** Shorter users and numbers are one slip from too many others. */
const SHORTEST_SLIPPED = 6;

/** The best that any two of their numbers say; nothing unless both have one. */
export function comparePhones(
	a: Matchable,
	b: Matchable,
	frequencies: Frequencies
): Evidence | null {
	if (a.phones.length === 0 || b.phones.length === 0) return null;
	const same = a.phones.find((mine) => b.phones.some((theirs) => isSamePhone(mine, theirs)));
	if (same !== undefined) {
		return evidence('phone.same', phone.same, frequencies.rate('phone', same.national));
	}
	const isAlike = a.phones.some((mine) => b.phones.some((theirs) => isAlikePhone(mine, theirs)));
	return isAlike ? evidence('phone.alike', phone.alike) : evidence('phone.other', phone.other);
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
	const same = a.emails.find((mine) => b.emails.some(({ whole }) => whole === mine.whole));
	if (same !== undefined) {
		return evidence('email.same', email.same, frequencies.rate('email', same.whole));
	}
	const found = a.emails.flatMap((mine) =>
		b.emails.flatMap((theirs) => nearEmail(mine, theirs, [a, b]) ?? [])
	);
	return found.sort((x, y) => y.stranger - x.stranger)[0] ?? evidence('email.other', email.other);
}

function nearEmail(
	mine: MatchableEmail,
	theirs: MatchableEmail,
	owners: readonly Matchable[]
): Evidence | null {
	const isSlip = isSlipOf(mine, theirs);
	if (isSlip || mine.user === theirs.user) {
		const finding = isSlip ? 'email.alike' : 'email.user';
		if (owners.some((owner) => isOwnName(mine.user, owner)))
			return evidence(finding, email.ownName);
		return evidence(finding, isSlip ? email.alike : email.user);
	}
	return isOtherDigits(mine, theirs) ? evidence('email.digits', email.digits) : null;
}

/** A wrong digit may be somebody else's number: people of one name tell themselves apart by it. */
function isSlipOf(mine: MatchableEmail, theirs: MatchableEmail): boolean {
	if (mine.user === theirs.user) {
		return isOneSlip(mine.provider, theirs.provider) || isOtherEnding(mine, theirs);
	}
	if (mine.user.length < SHORTEST_SLIPPED) return false;
	const sameDigits = mine.user.replace(/\D/g, '') === theirs.user.replace(/\D/g, '');
	return sameDigits && mine.provider === theirs.provider && isOneSlip(mine.user, theirs.user);
}

function isOtherDigits(mine: MatchableEmail, theirs: MatchableEmail): boolean {
	const letters = mine.user.replace(/\d/g, '');
	const isTelling = letters.length >= SHORTEST_SLIPPED && mine.provider === theirs.provider;
	return isTelling && letters === theirs.user.replace(/\d/g, '') && /\d/.test(theirs.user);
}

function isOtherEnding(mine: MatchableEmail, theirs: MatchableEmail): boolean {
	return mine.provider.split('.')[0] === theirs.provider.split('.')[0];
}

function isOwnName(user: string, { given, family }: Matchable): boolean {
	if (/\d/.test(user)) return false;
	return [...given, ...family].some(({ text }) => text.length > 2 && user.includes(text));
}

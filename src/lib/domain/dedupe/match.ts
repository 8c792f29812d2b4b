import { compareBirthDates, yearsBetween } from './compare-birth-dates.ts';
import { compareEmails, comparePhones } from './compare-contacts.ts';
import { compareNames, isOfNoKin, type NameContext } from './compare-names.ts';
import { comparePlaces } from './compare-places.ts';
import { againstRelatives, evidence, type Evidence, type Finding } from './evidence.ts';
import type { Matchable } from './matchable.ts';
import { namesakeOfOneAge, otherAddress, RELATED, REPEATED, YEARS_TO_A_PARENT } from './weights.ts';

export interface Match {
	/** base 2 logarithm of the odds that two cards are of one person: 0 is as likely as not */
	readonly odds: number;
	/** all that was found, what speaks for it most first */
	readonly evidence: readonly Evidence[];
}

export interface MatchContext extends NameContext {
	/** how many there are that a card could be compared with: the more, the more coincidences */
	readonly cards: number;
}

/** A base that is just begun has no coincidences yet, and no certainties either. */
const FEWEST_CARDS = 100;

/** To live apart is the only thing about homes that speaks against relatives. */
const MOST_BY_PLACES = againstRelatives(otherAddress);
const MOST_BY_AGES = againstRelatives(namesakeOfOneAge);

const NAMESAKES: ReadonlySet<Finding> = new Set([
	'given.same',
	'given.shorter',
	'given.nickname',
	'given.alike',
	'names.mixed'
]);

/**
 * Are two cards of one customer? By the evidence of each datum that both have, weighed by how common
 * it is (Fellegi and Sunter, 1969), against two other explanations: that they are of two strangers, or
 * of two who share a home, a family or a company. What one of them doesn't know speaks neither for nor
 * against. It does not matter which is compared with which.
 *
 * @param atLeast odds below which nobody asks
 * @returns null below that, and for a person and a company, which are never one
 */
export function match(
	a: Matchable,
	b: Matchable,
	context: MatchContext,
	atLeast = -Infinity
): Match | null {
	if (a.kind !== b.kind) return null;
	const { frequencies } = context;
	const known: Evidence[] = [];
	add(known, comparePhones(a, b, frequencies));
	add(known, compareEmails(a, b, frequencies));
	add(known, compareBirthDates(a.birthDate, b.birthDate));
	// Nearly all have nothing in common but a surname: that is asked first.
	const enough = atLeast - againstAllRelatives(known) - MOST_BY_AGES - MOST_BY_PLACES;
	const names = compareNames(a, b, context, enough);
	if (names === null) return null;
	const found = [...names, ...known];
	add(found, compareAges(a, b, names));
	const weighed = isNoKin(found) ? found.map(amongNoKin) : found;
	if (againstAllRelatives(weighed) + MOST_BY_PLACES < atLeast) return null;
	add(weighed, comparePlaces(a, b, frequencies));
	const odds = oddsOf(weighed, context.cards);
	return odds < atLeast ? null : { odds, evidence: weighed.sort(strongestFirst) };
}

/** A father and his son may be called alike, but they were born a generation apart. */
function compareAges(a: Matchable, b: Matchable, found: readonly Evidence[]): Evidence | null {
	const years = yearsBetween(a.birthDate, b.birthDate);
	const { fewest, most } = YEARS_TO_A_PARENT;
	if (years === null || (years >= fewest && years <= most)) return null;
	const isNamesake = found.some(({ finding }) => NAMESAKES.has(finding));
	return isNamesake ? evidence('birthDate.oneAge', namesakeOfOneAge) : null;
}

function isNoKin(found: readonly Evidence[]): boolean {
	return found.some(isOfNoKin);
}

/** Twins and namesakes have a surname in common; couples and colleagues are born and named apart. */
function amongNoKin(one: Evidence): Evidence {
	const isOfBirth = one.finding.startsWith('given.') || one.finding.startsWith('birthDate.');
	return isOfBirth ? { ...one, relative: one.stranger } : one;
}

/** Before anything is compared, each other card is somebody else's with these odds. */
function oddsOf(found: readonly Evidence[], cards: number): number {
	let stranger = -Math.log2(Math.max(FEWEST_CARDS, cards) / REPEATED);
	for (const one of found) stranger += one.stranger;
	return -Math.log2(2 ** -stranger + 2 ** -againstAllRelatives(found));
}

function againstAllRelatives(found: readonly Evidence[]): number {
	let relative = -Math.log2(RELATED);
	for (const one of found) relative += one.relative;
	return relative;
}

function add(found: Evidence[], one: Evidence | null): void {
	if (one !== null) found.push(one);
}

function strongestFirst(a: Evidence, b: Evidence): number {
	const difference = b.stranger + b.relative - (a.stranger + a.relative);
	if (difference !== 0) return difference;
	return a.finding < b.finding ? -1 : 1;
}

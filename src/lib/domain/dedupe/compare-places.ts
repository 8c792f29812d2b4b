import { againstRelatives, againstStrangers, type Evidence, type Finding } from './evidence.ts';
import type { Frequencies } from './frequencies.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import type { Matchable } from './matchable.ts';
import type { MatchablePlace } from './matchable-place.ts';
import { isOneSlip } from './one-slip.ts';
import {
	city,
	complement,
	house,
	otherAddress,
	postalCode,
	street,
	type Level
} from './weights.ts';

/** Below this, two streets or two cities are two. */
const ALIKE = 0.88;

/** The best that any two of their addresses say; nothing where no two have a part in common to compare. */
export function comparePlaces(
	a: Matchable,
	b: Matchable,
	frequencies: Frequencies
): Evidence | null {
	let best: Evidence | null = null;
	for (const mine of a.places) {
		for (const theirs of b.places) {
			const found = comparePlace(mine, theirs, frequencies);
			if (found !== null && (best === null || found.stranger > best.stranger)) best = found;
		}
	}
	return best;
}

/** Against relatives, a common home says nothing: that is what makes them relatives. */
function comparePlace(
	a: MatchablePlace,
	b: MatchablePlace,
	frequencies: Frequencies
): Evidence | null {
	const parts = [
		compareStreet(a, b, frequencies),
		compareEqual(a.number, b.number, house),
		compareEqual(a.complement, b.complement, complement),
		comparePostalCode(a, b, frequencies),
		compareCity(a, b, frequencies)
	].filter((part) => part !== null);
	if (parts.length === 0) return null;
	const sum = parts.reduce((bits, part) => bits + part, 0);
	if (sum <= againstStrangers(otherAddress)) {
		return {
			finding: 'address.other',
			stranger: againstStrangers(otherAddress),
			relative: againstRelatives(otherAddress)
		};
	}
	const isWhole = a.street !== '' && a.street === b.street && a.number === b.number;
	const finding: Finding = isWhole ? 'address.same' : sum > 0 ? 'address.alike' : 'address.other';
	return { finding, stranger: sum, relative: 0 };
}

function compareStreet(
	a: MatchablePlace,
	b: MatchablePlace,
	frequencies: Frequencies
): number | null {
	if (a.street === '' || b.street === '') return null;
	if (a.street === b.street) {
		return againstStrangers(street.same, frequencies.rate('street', a.street));
	}
	return bits(isAlike(a.street, b.street) ? street.alike : street.other);
}

function comparePostalCode(
	a: MatchablePlace,
	b: MatchablePlace,
	frequencies: Frequencies
): number | null {
	if (a.postalCode === '' || b.postalCode === '') return null;
	if (a.postalCode === b.postalCode) {
		return againstStrangers(postalCode.same, frequencies.rate('postalCode', a.postalCode));
	}
	return bits(isOneSlip(a.postalCode, b.postalCode) ? postalCode.alike : postalCode.other);
}

function compareCity(
	a: MatchablePlace,
	b: MatchablePlace,
	frequencies: Frequencies
): number | null {
	if (a.city === '' || b.city === '') return null;
	const isSame = a.city === b.city || isAlike(a.city, b.city);
	if (isSame && a.postalCode !== '' && a.postalCode === b.postalCode) return bits(city.known);
	if (a.city === b.city) return againstStrangers(city.same, frequencies.rate('city', a.city));
	if (!isSame) return bits(city.other);
	const rate = Math.max(frequencies.rate('city', a.city), frequencies.rate('city', b.city));
	return againstStrangers(city.alike, rate);
}

function compareEqual(
	a: string,
	b: string,
	levels: { readonly same: Level; readonly other: Level }
): number | null {
	if (a === '' || b === '') return null;
	return bits(a === b ? levels.same : levels.other);
}

/** With slips, or one of them is written shorter: "Donostia", "Donostia-San Sebastián". */
function isAlike(a: string, b: string): boolean {
	if (isOneSlip(a, b)) return true;
	// Nearly all are different from the first letter on, and this is asked a million times.
	if (a.charCodeAt(0) !== b.charCodeAt(0)) return holds(a, b);
	return jaroWinkler(a, b) >= ALIKE || holds(a, b);
}

function holds(a: string, b: string): boolean {
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.length > 3 && long.length > short.length && ` ${long} `.includes(` ${short} `);
}

function bits(level: Level): number {
	return againstStrangers(level);
}

import { evidence, type Evidence } from './evidence.ts';
import { isOneSlip } from './one-slip.ts';
import { birthDate } from './weights.ts';

/**
 * @param a `yyyymmdd`, or '' where it is not known
 * @returns nothing unless both are known
 */
export function compareBirthDates(a: string, b: string): Evidence | null {
	if (a === '' || b === '') return null;
	if (a === b) return evidence('birthDate.same', birthDate.same);
	if (a === dayFirst(b)) return evidence('birthDate.swapped', birthDate.swapped);
	if (isOneSlip(a, b) || a.slice(0, 6) === b.slice(0, 6)) {
		return evidence('birthDate.alike', birthDate.alike);
	}
	if (a.slice(4) === b.slice(4)) return evidence('birthDate.otherYear', birthDate.otherYear);
	if (differingDigits(a, b) === 2) return evidence('birthDate.faint', birthDate.faint);
	return evidence('birthDate.other', birthDate.other);
}

/** Whole years between two such dates, roughly; null unless both are known. */
export function yearsBetween(a: string, b: string): number | null {
	if (a === '' || b === '') return null;
	return Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)));
}

function differingDigits(a: string, b: string): number {
	let count = 0;
	for (let i = 0; i < a.length; i++) if (a.charCodeAt(i) !== b.charCodeAt(i)) count++;
	return count;
}

function dayFirst(date: string): string {
	return date.slice(0, 4) + date.slice(6) + date.slice(4, 6);
}

import { describe, expect, it } from 'vitest';
import type { Contest } from '../documents/contest.ts';
import { dayInZone } from '../documents/day-in-zone.ts';
import { capture, contest, submission } from './contest-builders.ts';
import { buildEntry } from './build-entry.ts';
import { eligibilityProblem } from './eligibility.ts';
import { entryFault } from './entry-fault.ts';

const day = '2026-11-21';
const adults: Partial<Contest> = { eligibility: { minimumAge: 18 } };

describe('who may win', () => {
	it.each([
		['2008-11-21', null],
		['2008-11-22', 'under-age'],
		['2012-01-01', 'under-age'],
		['', 'age-unknown'],
		['21/11/2000', 'age-unknown']
	])('born %s, with 18 years to have: %s', (birthDate, problem) => {
		expect(eligibilityProblem(contest(adults), { birthDate }, day)).toBe(problem);
	});

	it('born on 29 February, on 1 March of other years', () => {
		expect(eligibilityProblem(contest(adults), { birthDate: '2008-02-29' }, '2026-02-28')).toBe(
			'under-age'
		);
		expect(eligibilityProblem(contest(adults), { birthDate: '2008-02-29' }, '2026-03-01')).toBe(
			null
		);
	});

	it('lives where the contest is for, and there where nothing is said', () => {
		const spain = contest({ eligibility: { countries: ['ES', 'AD'] } });
		expect(eligibilityProblem(spain, {}, day)).toBeNull();
		expect(eligibilityProblem(spain, { country: 'AD' }, day)).toBeNull();
		expect(eligibilityProblem(spain, { country: 'FR' }, day)).toBe('other-country');
	});

	it('is anybody, where nothing is required', () => {
		expect(eligibilityProblem(contest({}), { country: 'FR' }, day)).toBeNull();
	});
});

describe('an entry', () => {
	const entryAt = (at: number, given = submission({})) =>
		buildEntry(given, contest({}), { ...capture, at });

	it('counts from the first minute of the first day to the last of the last, at the place', () => {
		const madrid = contest({ timeZone: 'Europe/Madrid' });
		const last = Date.parse('2026-11-22T22:59:59Z');
		expect(entryFault(madrid, entryAt(last))).toBeNull();
		expect(entryFault(madrid, entryAt(last + 1000))).toBe('out-of-time');
		expect(entryFault(madrid, entryAt(Date.parse('2026-11-19T23:00:00Z')))).toBeNull();
		expect(entryFault(contest({}), entryAt(last + 1000))).toBeNull();
	});

	it('does not count without the consents that the contest requires', () => {
		expect(entryFault(contest({}), entryAt(capture.at, submission({ consents: [] })))).toBe(
			'consent-missing'
		);
	});

	it('of somebody under age does not count', () => {
		const answers = { givenName: 'Ana', birthDate: '2012-01-01' };
		expect(entryFault(contest(adults), entryAt(capture.at, submission({ answers })))).toBe(
			'under-age'
		);
	});
});

describe('the day at a place', () => {
	it.each([
		['Europe/Madrid', '2026-11-22'],
		['America/Mexico_City', '2026-11-21'],
		['Nowhere/Land', '2026-11-21'],
		[undefined, '2026-11-21']
	])('%s: %s', (zone, expected) => {
		expect(dayInZone(Date.parse('2026-11-21T23:30:00Z'), zone)).toBe(expected);
	});
});

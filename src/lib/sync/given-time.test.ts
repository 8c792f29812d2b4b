import { describe, expect, test } from 'vitest';
import { givenTime } from './given-time.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const now = Date.UTC(2026, 10, 23, 18);
const clock = { now, putBack: 0, last: now + YEAR, since: null };

describe('what a clock that ran ahead has dated', () => {
	test('is dated by what the clock was wrong, where that is known', () => {
		const known = { ...clock, putBack: YEAR };
		expect(givenTime(now + YEAR - 3 * HOUR, known)).toBe(now - 3 * HOUR);
	});

	test('is as long before the last as the clock told, where the clock was mended meanwhile', () => {
		expect(givenTime(now + YEAR - 3 * HOUR, clock)).toBe(now - 3 * HOUR);
		expect(givenTime(now + YEAR, clock)).toBe(now);
	});

	test('is dated now where the clock must have jumped in between', () => {
		const since = now - 2 * HOUR;
		expect(givenTime(now + YEAR - 3 * HOUR, { ...clock, since })).toBe(now);
		expect(givenTime(now + HOUR, clock)).toBe(now);
		const both = { ...clock, since, putBack: YEAR };
		expect(givenTime(now + YEAR - HOUR, both)).toBe(now - HOUR);
	});

	test('stays as it is where the clock was right', () => {
		expect(givenTime(now - HOUR, { ...clock, putBack: YEAR })).toBe(now - HOUR);
	});
});

import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

test('each failure doubles the wait, up to five minutes', () => {
	const waits = [1, 2, 3, 9, 10, 100].map((failures) => backOff('offline', failures, () => 1));
	expect(waits).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000]);
});

test('a whole fair does not call at the same instant', () => {
	expect(backOff('busy', 3, () => 0)).toBe(2000);
	expect(backOff('busy', 3, () => 0.5)).toBe(3000);
});

test('a portal is asked again soon: someone is about to sign in to it', () => {
	expect(backOff('blocked', 50, () => 1)).toBe(20_000);
});

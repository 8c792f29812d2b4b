import { expect, test } from 'vitest';
import { largest, p50, p95 } from './statistics.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test('95 of 100 measurements do not exceed the p95', () => {
	expect(p95(hundred)).toBe(95);
});

test('half of the measurements do not exceed the p50', () => {
	expect(p50(hundred)).toBe(50);
	expect(p50([3, 1, 2])).toBe(2);
});

test('of a few measurements the p95 is the largest', () => {
	expect(p95([7, 9, 8])).toBe(9);
	expect(p95([7])).toBe(7);
});

test('the largest is the largest, by number and not by its digits', () => {
	expect(largest([9, 10, 100, 8])).toBe(100);
});

test('nothing measured is no figure', () => {
	expect(() => p95([])).toThrow(RangeError);
});

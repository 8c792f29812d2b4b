import { expect, test } from 'vitest';
import { instantTest } from './instant-test.ts';

const november = {
	from: Date.parse('2026-11-01T00:00:00Z'),
	before: Date.parse('2026-12-01T00:00:00Z')
};

test.each([
	['2026-10-31T23:59:59.999Z', false],
	['2026-11-01T00:00:00.000Z', true],
	['2026-11-01T00:00:00Z', true],
	['2026-11-30T23:59:59.999Z', true],
	['2026-11-30T23:59:59Z', true],
	['2026-12-01T00:00:00.000Z', false],
	['2026-12-01T00:30:00+01:00', true],
	['2026-11-01T00:30:00+01:00', false],
	['', false]
])('%s is in November: %s', (at, expected) => {
	expect(instantTest(november)(at)).toBe(expected);
});

test('a range that is open holds everything on that side', () => {
	const ever = instantTest({ from: -Infinity, before: Infinity });
	expect(['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'].every(ever)).toBe(true);
});

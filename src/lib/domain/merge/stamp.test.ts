import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceOf, formatStamp, isStamp, nextStamp, parseStamp } from './stamp.ts';

const MAX_MS = 2 ** 48 - 1;
const parts = fc.record({
	ms: fc.integer({ min: 0, max: MAX_MS - 1 }),
	counter: fc.integer({ min: 0, max: 0xffff }),
	device: fc.stringMatching(/^[0-9A-Za-z_]{1,40}$/)
});

describe('a stamp', () => {
	test('is written in fixed width and read back', () => {
		const text = formatStamp({ ms: 1, counter: 255, device: 'dana' });
		expect(text).toBe('00000000000100ff-dana');
		fc.assert(
			fc.property(parts, (p) => {
				expect(parseStamp(formatStamp(p))).toEqual(p);
			})
		);
	});

	test('sorts as text by time, then counter, then device', () => {
		fc.assert(
			fc.property(parts, parts, (a, b) => {
				const order = a.ms - b.ms || a.counter - b.counter || (a.device < b.device ? -1 : 1);
				fc.pre(formatStamp(a) !== formatStamp(b));
				expect(formatStamp(a) < formatStamp(b)).toBe(order < 0);
			})
		);
	});

	test.each(['', '1-d', '0000000000010000', '0000000000010000-', '000000000001000G-d', null, 7])(
		'is not %j',
		(text) => {
			expect(isStamp(text)).toBe(false);
			expect(() => parseStamp(text as string)).toThrow(TypeError);
		}
	);

	test('is refused for times and names that do not fit', () => {
		expect(() => formatStamp({ ms: MAX_MS + 1, counter: 0, device: 'd' })).toThrow(RangeError);
		expect(() => formatStamp({ ms: Number.NaN, counter: 0, device: 'd' })).toThrow(RangeError);
		expect(() => formatStamp({ ms: 0, counter: 0x10000, device: 'd' })).toThrow(RangeError);
		expect(() => formatStamp({ ms: 0, counter: 0, device: 'a-b' })).toThrow(TypeError);
	});
});

describe('the next stamp', () => {
	test('is the present when the clock runs ahead of all that was seen', () => {
		expect(nextStamp(null, 16.7, 'd')).toBe('0000000000100000-d');
		expect(nextStamp('000000000001ffff-z', 16, 'd')).toBe('0000000000100000-d');
	});

	test('counts on when the clock stands still or has gone back', () => {
		expect(nextStamp('0000000000100000-z', 16, 'd')).toBe('0000000000100001-d');
		expect(nextStamp('0000000000100009-z', -3, 'd')).toBe('000000000010000a-d');
	});

	test('borrows a millisecond when the counter is full', () => {
		expect(nextStamp('000000000010ffff-z', 16, 'd')).toBe('0000000000110000-d');
	});

	test('is above all that was seen and not before now, whatever the clock says', () => {
		fc.assert(
			fc.property(parts, fc.integer({ min: -5, max: MAX_MS - 1 }), (seen, now) => {
				const next = nextStamp(formatStamp(seen), now, 'd');
				expect(next > formatStamp(seen)).toBe(true);
				expect(parseStamp(next).ms).toBeGreaterThanOrEqual(now);
				expect(deviceOf(next)).toBe('d');
			})
		);
	});
});

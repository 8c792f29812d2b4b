import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sameJson } from './canonical-json.ts';

describe('canonical JSON', () => {
	test('writes the example of RFC 8785', () => {
		const value = {
			numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
			string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
			literals: [null, true, false]
		};
		expect(canonicalJson(value)).toBe(
			'{"literals":[null,true,false],' +
				'"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
				'"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
		);
	});

	test('sorts members by UTF-16 code units, as in RFC 8785', () => {
		const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
		const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
		const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
		expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([...sorted].sort());
		expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`);
	});

	test('says the same of a value however its members are ordered, and reads back', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = canonicalJson(value);
				expect(canonicalJson(JSON.parse(text))).toBe(text);
				expect(canonicalJson(reversed(value))).toBe(text);
				expect(sameJson(reversed(value), value)).toBe(true);
			})
		);
	});

	test('tells different values apart', () => {
		const different = [null, false, 0, '', '0', [], {}, [null], { a: null }, [[]], { a: 1 }];
		for (const [i, a] of different.entries()) {
			for (const [j, b] of different.entries()) expect(sameJson(a, b)).toBe(i === j);
		}
	});

	test('keeps a key named __proto__ and survives half an emoji', () => {
		expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
		expect(canonicalJson('\ud83d')).toBe('"\\ud83d"');
	});

	test.each([Number.NaN, Infinity, 1n, () => 0, [undefined]])('refuses %s', (value) => {
		expect(() => canonicalJson(value)).toThrow(TypeError);
	});
});

function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (typeof value !== 'object' || value === null) return value;
	const members = Object.entries(value).reverse();
	return Object.fromEntries(members.map(([key, member]) => [key, reversed(member)]));
}

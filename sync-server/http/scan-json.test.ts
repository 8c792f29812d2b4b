import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanJson } from './scan-json.ts';

const bounds = { depth: 5, keys: 10, reservedKeys: 'a fault' } as const;
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each([
	['{"a":1,"a":2}', 'duplicate-key'],
	['{"a":1, "\\u0061" : 2}', 'duplicate-key'],
	['[{"deep":{"b":[{"c":1,"c":1}]}}]', 'duplicate-key'],
	['{"__proto__":{}}', 'reserved-key'],
	['{"\\u005f_proto__":{}}', 'reserved-key'],
	['{"a":[{"constructor":1}]}', 'reserved-key'],
	['{"prototype"\n:1}', 'reserved-key'],
	[nested(6), 'too-deep'],
	['{"a":{"a":{"a":{"a":{"a":{}}}}}}', 'too-deep'],
	[`[${'{"k":0},'.repeat(11)}0]`, 'too-many-keys']
])('%s is refused as %s', (text, fault) => {
	expect(scanJson(text, bounds)).toBe(fault);
});

test.each([
	['keys that differ in case', '{"a":1,"A":2}'],
	['the same key in two objects', '[{"a":1},{"a":2},{"a":{"a":1}}]'],
	['the same key after a nested object has been closed', '{"a":{"b":1},"c":{"b":1}}'],
	['brackets, colons and keys inside of text', '{"a":"{\\"a\\":[[[[[[[[","b":"__proto__"}'],
	['an escaped quote before a colon', '{"a":"\\":\\\\"}'],
	['reserved words as values', '["__proto__","constructor"]'],
	['exactly the allowed depth', nested(5)]
])('%s are fine', (_, text) => {
	expect(scanJson(text, bounds)).toBeNull();
});

test('text that is not JSON is left to the parser', () => {
	for (const text of ['', '{', '"', '"\\', '}}}}', '{"a', '{"\\x":1}', ']{', 'null']) {
		expect(scanJson(text, bounds)).toBeNull();
	}
});

test('whatever a serialiser writes without reserved keys passes', () => {
	const reserved = /__proto__|constructor|prototype/;
	fc.assert(
		fc.property(fc.json({ maxDepth: 4 }), (text) => {
			fc.pre(!reserved.test(JSON.stringify(JSON.parse(text))));
			// Once through the parser, so that no key is there twice.
			const written = JSON.stringify(JSON.parse(text), null, 1);
			expect(scanJson(written, { ...bounds, depth: 10, keys: 1e6 })).toBeNull();
		})
	);
});

test('a hundred thousand open brackets cost a verdict, not the stack', () => {
	expect(scanJson('['.repeat(100_000), bounds)).toBe('too-deep');
});

test('a name that JavaScript keeps for itself is one like any other where that is asked for', () => {
	const taken = { ...bounds, reservedKeys: 'names like others' } as const;
	expect(scanJson('{"__proto__":{"constructor":1}}', taken)).toBeNull();
	expect(scanJson('{"__proto__":1,"__proto__":2}', taken)).toBe('duplicate-key');
});

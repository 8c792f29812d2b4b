import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { revisionHash } from './revision-hash.ts';

test('a revision is named by the first 32 hex digits of the SHA-256 of its canonical content', () => {
	const content = { id: 'customer:A', body: { b: 1, a: 'é' }, deleted: false, parents: ['1-x'] };
	const text = '{"body":{"a":"é","b":1},"deleted":false,"id":"customer:A","parents":["1-x"]}';
	const expected = createHash('sha256').update(text).digest('hex').slice(0, 32);
	expect(revisionHash(content)).toBe(expected);
});

test('the order of keys does not change the name; content, state and parents do', () => {
	const content = { id: 'a', body: { x: 1, y: 2 }, deleted: false, parents: ['1-a', '1-b'] };
	const names = [
		content,
		{ ...content, id: 'b' },
		{ ...content, body: { x: 1 } },
		{ ...content, deleted: true },
		{ ...content, parents: ['1-a'] }
	].map(revisionHash);
	expect(new Set(names).size).toBe(5);
	expect(revisionHash({ ...content, body: { y: 2, x: 1 } })).toBe(names[0]);
});

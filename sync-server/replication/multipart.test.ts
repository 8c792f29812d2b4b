import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundaryOf, joinMultipart, splitMultipart } from './multipart.ts';

const part = fc.record({
	headers: fc.constantFrom(new Map([['content-type', 'text/plain']]), new Map<string, string>()),
	body: fc.uint8Array({ maxLength: 200 })
});

test('what was joined is split into the same parts, whatever bytes they hold', () => {
	fc.assert(
		fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
			const split = splitMultipart(joinMultipart(parts, 'a-boundary'), 'a-boundary');
			const read = split?.map(({ headers, body }) => ({ headers, body: Uint8Array.from(body) }));
			expect(read).toEqual(parts);
		})
	);
});

test.each([
	['nothing', ''],
	['another boundary', '--other\r\n\r\nx\r\n--other--'],
	['a body that was cut', '--b\r\n\r\nx'],
	['a part without an end of its headers', '--b\r\nx: y\r\n--b--']
])('%s is no multipart body', (_, text) => {
	expect(splitMultipart(Buffer.from(text), 'b')).toBeNull();
});

test.each([
	['multipart/related; boundary="a b"', 'a b'],
	['multipart/related;boundary=ab', 'ab'],
	['multipart/related; Boundary=ab; type="application/json"', 'ab'],
	['multipart/related', null]
])('%s', (contentType, boundary) => {
	expect(boundaryOf(contentType)).toBe(boundary);
});

test('nothing stands after the last boundary: CouchDB does not read on over it in a part of a part', () => {
	const inner = joinMultipart([{ headers: new Map(), body: Buffer.from('a') }], 'in');
	const outer = joinMultipart([{ headers: new Map(), body: inner }], 'out');
	expect(outer.toString()).toMatch(/--in--\r\n--out--$/);
});

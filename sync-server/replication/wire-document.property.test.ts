import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toWire, toWireText } from './wire-document.ts';

const field = fc.string({ minLength: 1 }).filter((name) => !/^(_|\d+$)/.test(name));
const bodies = fc.dictionary(field, fc.jsonValue());

test('what is sent without being read is what would be sent after', () => {
	fc.assert(
		fc.property(bodies, fc.boolean(), fc.boolean(), (body, deleted, hasAttachment) => {
			const facts = { contentType: 'text/plain', revpos: 1, digest: 'md5-x', length: 1 };
			const attachments = hasAttachment ? { attachments: { 'a"b': facts } } : {};
			const revision = { id: 'a', rev: '2-b', deleted, path: ['2-b', '1-a'], ...attachments };
			const text = toWireText({ ...revision, text: JSON.stringify(body) });
			expect(text).toBe(JSON.stringify(toWire({ ...revision, body }, { revs: true })));
		})
	);
});

import { expect, test } from 'vitest';
import { parseDocId } from '../documents/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import { excerpt } from './telling-text.ts';
import { textsOfDocument } from './texts-of-document.ts';

const CID = '01HZZZZZZZZZZZZZZZZZZCST01';
const ULID = '01HZZZZZZZZZZZZZZZZZZEVN01';

function textsOf(id: string, body: JsonObject): readonly string[] {
	const parsed = parseDocId(id);
	if (parsed === null) throw new TypeError(`${id} is no id`);
	return textsOfDocument(parsed, body, () => true).map(({ field, text }) => `${field}: ${text}`);
}

test('a card is found by its texts, each item of a list in one piece', () => {
	const card = {
		schema: 1,
		jobTitle: 'Panadera',
		emails: [{ id: 'e1', kind: 'work', address: 'rosa@example.com' }],
		addresses: [{ id: 'a1', street: 'Rúa Nova', number: '12', city: 'Vigo', country: 'ES' }],
		'x-harina': ' espelta\nintegral '
	};
	expect(textsOf(`customer:${CID}`, card)).toEqual([
		'emails: rosa@example.com',
		'addresses: Rúa Nova 12 Vigo',
		'jobTitle: Panadera',
		'x-harina: espelta integral'
	]);
});

test('a section is found by all its texts, those of a newer app too', () => {
	const section = { schema: 1, taxId: 'B1', paymentMethod: 'cash', country: 'ES', later: 'uno' };
	expect(textsOf(`customer:${CID}:billing`, section)).toEqual(['taxId: B1', 'later: uno']);
	expect(textsOf(`customer:${CID}:x-salud`, { alergia: 'nueces' })).toEqual(['alergia: nueces']);
});

test('a code that stands for an answer is no text', () => {
	const coded = { 'x-a': 'yes', 'x-b': '2026-01-31', 'x-c': `o-${ULID.toLowerCase()}`, 'x-d': 7 };
	expect(textsOf(`customer:${CID}`, coded)).toEqual([]);
});

test('an event is found by what was written, until it is taken back', () => {
	const task = { title: 'Llamar', outcome: 'no está', owner: 'Ana' };
	expect(textsOf(`task:${CID}:${ULID}`, task)).toEqual(['task: Llamar', 'task: no está']);
	expect(textsOf(`task:${CID}:${ULID}`, { ...task, archived: true })).toEqual([]);
	expect(textsOf(`customer:${CID}:assignment`, { owner: 'Ana' })).toEqual([]);
});

test('of a long text the row gets what stands around the word', () => {
	const long = `${'antes '.repeat(20)}llegaron las goteras ${'después '.repeat(20)}`;
	const shown = excerpt(long, ['goteras']);
	expect(shown).toMatch(/^…llegaron las goteras después .*…$/);
	expect(shown.length).toBeLessThan(80);
	expect(excerpt('goteras', ['goteras'])).toBe('goteras');
});

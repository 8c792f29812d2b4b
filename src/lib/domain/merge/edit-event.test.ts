import { expect, test } from 'vitest';
import { editEvent } from '../documents/edit-event.ts';
import { newUlid } from '../documents/ulid.ts';
import { editEventId, editEventOf } from './edit-event.ts';
import { nextStamp } from './stamp.ts';

const cid = newUlid(1, () => 0);
const stamp = nextStamp(null, Date.UTC(2026, 10, 22, 9), 'dana');
const save = {
	doc: `customer:${cid}:notes`,
	by: 'ana',
	device: 'dana',
	stamp,
	changes: [{ path: 'text', before: null, after: 'calls back' }]
};

test('a save is told under its own section, by one id wherever it is told', () => {
	const event = editEventOf(save);
	expect(event?.id).toBe(editEventId(save.doc, stamp));
	expect(event?.id).toMatch(`edit:${cid}:notes:`);
	expect(editEventOf(save)).toEqual(event);
	expect(editEventId(`customer:${cid}`, stamp)).not.toBe(event?.id);
	expect(editEventId(save.doc, stamp, 'server')).not.toBe(event?.id);
});

test('it says who saved what, from where and when', () => {
	const event = editEventOf(save);
	const parsed = editEvent.parse({ ...event?.body, _id: event?.id });
	expect(parsed).toMatchObject({ ...save, at: '2026-11-22T09:00:00.000Z' });
});

test('documents that are no part of a customer, and evidence, have no history of edits', () => {
	expect(editEventId('role:rep', stamp)).toBeNull();
	expect(editEventId(`consent:${cid}:${cid}`, stamp)).toBeNull();
	expect(editEventOf({ ...save, changes: [] })).toBeNull();
});

test('what is too long to be told twice is named without its values', () => {
	const long = 'x'.repeat(20_000);
	const changes = [
		{ path: 'text', before: long, after: 'short' },
		{ path: 'title', before: 'a', after: 'b' }
	];
	const event = editEventOf({ ...save, changes });
	expect(event?.body['changes']).toEqual([
		{ path: 'text', before: null, after: null, cut: true },
		{ path: 'title', before: 'a', after: 'b' }
	]);
	const many = Array.from({ length: 50 }, (_, n) => ({
		path: `f${n}`,
		before: 'x'.repeat(5000),
		after: 'y'.repeat(5000)
	}));
	const large = editEventOf({ ...save, changes: many });
	expect(JSON.stringify(large?.body).length).toBeLessThan(140_000);
});

import { expect, test } from 'vitest';
import { decodeRevision, encode } from './codec.ts';
import type { Revision } from './revision.ts';

const revision: Revision = {
	id: 'customer:a',
	rev: '2-b',
	path: ['2-b', '1-a'],
	deleted: false,
	body: { city: 'León', archived: false, 'm/f': { 'phones/x/number': null }, $json: '{}' }
};

test('a revision comes back as it was given', () => {
	expect(decodeRevision(encode(revision))).toEqual(revision);
	const tombstone = { ...revision, deleted: true, body: {} };
	expect(decodeRevision(encode(tombstone))).toEqual(tombstone);
});

test('PouchDB is given nothing that it would keep twice, and no field of a body', () => {
	const fields = Object.entries(encode(revision)).filter(([key]) => !key.startsWith('_'));
	expect(fields).toEqual([['$json', JSON.stringify(revision.body)]]);
});

test('what a first version has kept is read', () => {
	const { city, archived } = revision.body;
	const kept = { _id: 'customer:a', _rev: '1-a', _conflicts: ['1-0'], city, archived };
	expect(decodeRevision(kept)).toEqual({
		...{ id: 'customer:a', rev: '1-a', path: ['1-a'], deleted: false },
		body: { city, archived }
	});
});

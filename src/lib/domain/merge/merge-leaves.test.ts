import { describe, expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { createBody } from './create-body.ts';
import { mergeLeaves, type Leaf } from './merge-leaves.ts';
import { merge } from './merge.ts';
import { revisionHash } from './revision-hash.ts';

const ID = 'customer:01ARZ3NDEKTSV4RRFFQ69G5FAV';
const FIRST = createBody({ schema: 1, city: 'Lugo' }, '0000000000010000-doffice');
const ANA = applyEdits(
	FIRST,
	[{ op: 'set', path: 'city', value: 'Vigo' }],
	'0000000000020000-dana'
);
const LUIS = applyEdits(
	FIRST,
	[{ op: 'set', path: 'stage', value: 'x' }],
	'0000000000020000-dluis'
);

function leaf(rev: string, body: Leaf['body'], ...older: string[]): Leaf {
	return { rev, path: [rev, ...older], deleted: false, body };
}

const ana = leaf('3-aa', ANA, '2-a', '1-a');
const luis = leaf('2-b', LUIS, '1-a');
const deleted: Leaf = { rev: '9-d', path: ['9-d'], deleted: true, body: {} };

function closing({ rev, path }: Leaf, next: string) {
	const hash = revisionHash({ id: ID, body: {}, deleted: true, parents: [rev] });
	return { id: ID, path: [`${next}-${hash}`, ...path], deleted: true, body: {} };
}

describe('the leaves of a document', () => {
	test('become one: the merge on the winning leaf, a tombstone on the other', () => {
		const body = merge(ANA, LUIS);
		const hash = revisionHash({ id: ID, body, deleted: false, parents: ['2-b', '3-aa'] });
		expect(mergeLeaves(ID, [ana, luis])).toEqual([
			{ id: ID, path: [`4-${hash}`, ...ana.path], deleted: false, body },
			closing(luis, '3')
		]);
	});

	test('become the same in whatever order they are listed', () => {
		expect(mergeLeaves(ID, [luis, deleted, ana])).toEqual(mergeLeaves(ID, [ana, luis]));
	});

	test('are only closed where one is the merge already, be it the loser', () => {
		const longer = leaf('5-z', FIRST, '4-z', '3-z', '2-z', '1-a');
		expect(mergeLeaves(ID, [longer, luis])).toEqual([closing(longer, '6')]);
	});

	test('that say the same keep the winning one', () => {
		const twin = leaf('2-c', LUIS, '1-a');
		expect(mergeLeaves(ID, [twin, luis])).toEqual([closing(luis, '3')]);
	});

	test('count generations as numbers', () => {
		const tenth = leaf('10-a', ANA, '9-a');
		const [merged] = mergeLeaves(ID, [tenth, leaf('9-b', LUIS, '8-b')]);
		expect(merged?.path.slice(1)).toEqual(tenth.path);
	});

	test('need nothing when one lives, or none; a record that was deleted elsewhere lives on', () => {
		expect(mergeLeaves(ID, [])).toEqual([]);
		expect(mergeLeaves(ID, [deleted])).toEqual([]);
		expect(mergeLeaves(ID, [deleted, luis])).toEqual([]);
	});

	test('by clients that do not stamp are merged too, and lose nothing', () => {
		const [merged] = mergeLeaves(ID, [ana, leaf('2-f', { source: 'fair' }, '1-a')]);
		expect(merged?.body).toMatchObject({ city: 'Vigo', source: 'fair' });
	});

	test('with names that no database gives are refused', () => {
		expect(() => mergeLeaves(ID, [ana, leaf('nonsense', LUIS)])).toThrow(TypeError);
	});
});

import { expect, test } from 'vitest';
import { tagEdits, tagsOf } from './tag-edits.ts';

const carmen = {
	tags: [
		{ id: 't1', value: 'VIP' },
		{ id: 't2', value: 'hornos' },
		{ id: 't3', value: 'vip' }
	]
};
const newItem = () => 'new';

test('a tag that two people added apart is one', () => {
	expect(tagsOf(carmen)).toEqual(['VIP', 'hornos']);
});

test('a tag is added and taken off as an item, in all its spellings', () => {
	expect(tagEdits(carmen, ['VIP', 'hornos'], ['hornos', 'feria'], newItem)).toEqual([
		{ op: 'remove', list: 'tags', item: 't1' },
		{ op: 'remove', list: 'tags', item: 't3' },
		{ op: 'add', list: 'tags', item: 'new', values: { value: 'feria' } }
	]);
});

test('what a colleague adds while one types stays, and is not added twice', () => {
	const before = ['VIP'];
	expect(tagEdits(carmen, before, ['VIP', 'Hornos'], newItem)).toEqual([]);
	expect(tagEdits(carmen, before, [], newItem)).toEqual([
		{ op: 'remove', list: 'tags', item: 't1' },
		{ op: 'remove', list: 'tags', item: 't3' }
	]);
});

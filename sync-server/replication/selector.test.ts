import { expect, test } from 'vitest';
import { parseSelector } from './selector.ts';

const document = {
	_id: 'customer:1',
	city: 'Vigo',
	visits: 7,
	vip: false,
	none: null,
	tags: ['pan', 'centeno'],
	phones: [
		{ kind: 'home', number: '1' },
		{ kind: 'work', number: '2' }
	],
	address: { street: { name: 'Real' } },
	'a.b': 1
};

test.each<[string, object]>([
	['nothing asked', {}],
	['a value', { city: 'Vigo' }],
	['several values', { city: 'Vigo', visits: 7 }],
	['a path', { 'address.street.name': 'Real' }],
	['a selector in a field', { address: { street: { name: { $beginsWith: 'Re' } } } }],
	['a name with a dot', { 'a\\.b': 1 }],
	['a place in a list', { 'phones.1.kind': 'work' }],
	['bounds', { visits: { $gt: 6, $lte: 7 } }],
	['the order of types', { visits: { $lt: 'Vigo' }, none: { $lt: false } }],
	['another value', { city: { $ne: 'Lugo' } }],
	['one of several', { city: { $in: ['Lugo', 'Vigo'] }, tags: { $in: ['centeno'] } }],
	['none of several', { city: { $nin: ['Lugo'] } }],
	['what is there and what is not', { city: { $exists: true }, street: { $exists: false } }],
	['null, which is there', { none: { $exists: true }, $not: { none: { $gt: null } } }],
	['types', { none: { $type: 'null' }, tags: { $type: 'array' }, vip: { $type: 'boolean' } }],
	['a list', { tags: { $all: ['pan'], $size: 2 } }],
	['an item', { phones: { $elemMatch: { kind: 'work', number: '2' } } }],
	['all items', { phones: { $allMatch: { number: { $exists: true } } } }],
	['a key', { address: { $keyMapMatch: { $eq: 'street' } } }],
	['a remainder', { visits: { $mod: [4, 3] } }],
	['either', { $or: [{ city: 'Lugo' }, { visits: 7 }] }],
	['both', { $and: [{ city: 'Vigo' }, { visits: 7 }] }],
	['neither', { $nor: [{ city: 'Lugo' }, { visits: 8 }] }],
	['not both', { $not: { city: 'Vigo', visits: 8 } }],
	['not a condition', { visits: { $not: { $gt: 7 } } }],
	['a whole object', { address: { $eq: { street: { name: 'Real' } } } }]
])('%s is met', (_, selector) => {
	expect(parseSelector(selector)(document)).toBe(true);
});

test.each<[string, object]>([
	['another value', { city: 'Lugo' }],
	['one of two', { city: 'Vigo', visits: 8 }],
	['a field that is not there', { street: { $ne: 'Real' } }],
	['not, of a field that is not there', { $not: { street: 'Real' } }],
	['what every object inherits', { toString: { $exists: true } }],
	['the length of a list, which is no field', { 'tags.length': 2 }],
	['all of them', { tags: { $all: ['pan', 'trigo'] } }],
	['an item that two items make up', { phones: { $elemMatch: { kind: 'home', number: '2' } } }],
	['not both', { $not: { city: 'Vigo', visits: 7 } }],
	['either', { $or: [{ city: 'Lugo' }, { visits: 8 }] }],
	['neither', { $nor: [{ city: 'Vigo' }, { visits: 8 }] }],
	['what is there', { $not: { city: { $exists: true } } }]
])('%s is not met', (_, selector) => {
	expect(parseSelector(selector)(document)).toBe(false);
});

test.each([
	['no object', 'city'],
	['an operator that there is not', { city: { $near: 1 } }],
	['a pattern, which may take for ever', { city: { $regex: '(a+)+$' } }],
	['$or without a list', { $or: { city: 'Vigo' } }],
	['$and of values', { $and: ['Vigo'] }],
	['more than anyone means', { city: { $in: Array.from({ length: 5000 }, String) } }],
	['$mod by nothing', { visits: { $mod: [0, 1] } }]
])('%s is refused', (_, selector) => {
	expect(() => parseSelector(selector)).toThrow(expect.objectContaining({ status: 400 }));
});

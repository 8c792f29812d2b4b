import { expect, test } from 'vitest';
import type { SegmentNode } from '../documents/segment.ts';
import { conditionCode } from './condition-code.ts';
import { refusedFields, type UsedField } from './used-fields.ts';

const spent: SegmentNode = {
	kind: 'sum',
	events: { of: 'purchase', where: [{ field: 'product', in: ['curso'] }] },
	currency: 'EUR',
	compare: 'above',
	value: 100
};
const where: SegmentNode = {
	kind: 'all',
	of: [
		{ kind: 'not', of: { kind: 'any', of: [spent, spent] } },
		{ kind: 'years', field: 'age', compare: 'above', value: 40 }
	]
};

test('whoever may use everything is refused nothing', () => {
	expect(refusedFields({ where }, () => true)).toEqual([]);
});

test('a section that one may not read refuses each datum of it once, however deep it stands', () => {
	const withoutPurchases = ({ section }: UsedField) => section !== 'purchase';
	expect(refusedFields({ where }, withoutPurchases)).toEqual([
		{ use: 'search', section: 'purchase', field: 'amount' },
		{ use: 'search', section: 'purchase', field: 'product' }
	]);
});

test('what is derived from a field takes the right to the field', () => {
	const withoutBirthDate = ({ field }: UsedField) => field !== 'birthDate';
	expect(refusedFields({ where }, withoutBirthDate)).toMatchObject([{ field: 'birthDate' }]);
});

test('to sort by a field is a right of its own, also by what an event says', () => {
	const sort = [{ field: 'lastPurchase', direction: 'down' }] as const;
	const onlySearch = ({ use }: UsedField) => use === 'search';
	expect(refusedFields({ where, sort }, onlySearch)).toEqual([
		{ use: 'sort', section: 'purchase', field: 'at' }
	]);
});

test('each condition has the code of its sentence', () => {
	expect(conditionCode(spent)).toBe('sum.purchase.above.ever');
	expect(conditionCode({ kind: 'consent', purpose: 'news', granted: false })).toBe(
		'consent.refused'
	);
	expect(conditionCode({ kind: 'birthday', within: { is: 'next', count: 7, unit: 'day' } })).toBe(
		'birthday.next'
	);
});

test('by when something is to be done, and how much was bought, are data of their own', () => {
	const due: SegmentNode = {
		kind: 'count',
		events: { of: 'task', due: { is: 'next', count: 7, unit: 'day' } },
		compare: 'atLeast',
		value: 1
	};
	const bought: SegmentNode = {
		kind: 'quantity',
		events: { of: 'purchase' },
		compare: 'above',
		value: 3
	};
	const without = ({ field }: UsedField) => field !== 'due' && field !== 'quantity';
	expect(refusedFields({ where: { kind: 'all', of: [due, bought] } }, without)).toEqual([
		{ use: 'search', section: 'task', field: 'due' },
		{ use: 'search', section: 'purchase', field: 'quantity' }
	]);
	expect(conditionCode(due)).toBe('count.task.atLeast.ever.due.next');
	expect(conditionCode(bought)).toBe('quantity.purchase.above.ever');
});

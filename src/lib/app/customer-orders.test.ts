import { expect, test } from 'vitest';
import { aSummary } from '../../../tests/builders/summary.ts';
import { CustomerOrders } from './customer-orders.ts';
import type { CustomerSort } from './engine-api.ts';

const pena = { type: 'person', givenName: 'Ana', familyName: 'Peña' } as const;
const customers = [
	aSummary({ cid: '1', named: { ...pena, familyName: 'Pez' }, place: 'Vigo', stage: 'conversion' }),
	aSummary({ cid: '2', named: pena, place: 'Ávila', stage: 'prospeccion' }),
	aSummary({ cid: '3', named: { ...pena, familyName: 'de la Cruz' }, place: 'Zamora' }),
	aSummary({ cid: '4', named: { ...pena, familyName: 'Pena' }, place: 'Vigo', recency: 5 })
];

function order(sort: readonly CustomerSort[], language: 'es' | 'en' = 'es'): string {
	return new CustomerOrders(customers)
		.by(sort, language)
		.map(({ cid }) => cid)
		.join('');
}

test('names stand as the language has them: particles, ñ after n', () => {
	expect(order([])).toBe('3421');
	expect(order([{ by: 'name' }], 'en')).toBe('3421');
	expect(order([{ by: 'name', descending: true }])).toBe('1243');
});

test('places are ordered by the language, and equals by what weighs less, at last by name', () => {
	expect(order([{ by: 'place' }])).toBe('2413');
	expect(order([{ by: 'place' }, { by: 'name', descending: true }])).toBe('2143');
});

test('stages stand as they follow each other; whoever has none is last both ways', () => {
	expect(order([{ by: 'stage' }])).toBe('2134');
	expect(order([{ by: 'stage', descending: true }])).toBe('1234');
});

test('recent is the newest first, and the other way round when descending', () => {
	expect(order([{ by: 'recent' }]).charAt(0)).toBe('4');
	expect(order([{ by: 'recent', descending: true }]).at(-1)).toBe('4');
});

import { expect, test } from 'vitest';
import { aSummary } from '../../../tests/builders/summary.ts';
import { customerFilter } from './customer-filter.ts';
import { facetsOf } from './customer-facets.ts';
import type { CustomerQuery } from './engine-api.ts';

const customers = [
	aSummary({ cid: 'a', stage: 'conversion', territory: 'norte', tags: ['Feria', 'VIP'] }),
	aSummary({ cid: 'b', stage: 'prospeccion', territory: 'sur', tags: ['vip'] }),
	aSummary({
		cid: 'c',
		stage: 'conversion',
		territory: 'sur',
		lastContact: '2026-11-01T09:00:00Z'
	}),
	aSummary({ cid: 'd', stage: 'mañana', territory: 'sur', lastContact: '2026-11-20T09:00:00Z' })
];

function left(change: Partial<CustomerQuery>): string {
	const fits = customerFilter({ text: '', sort: [], offset: 0, limit: 10, ...change }, null);
	return customers
		.filter((each) => fits?.(each) ?? true)
		.map(({ cid }) => cid)
		.join('');
}

test('each filter takes any of its values, and a customer must pass all filters', () => {
	expect(left({ stages: ['conversion', 'mañana'] })).toBe('acd');
	expect(left({ stages: ['conversion'], territories: ['sur'] })).toBe('c');
	expect(left({ stages: [], territories: [], tags: [] })).toBe('abcd');
});

test('a tag is the same tag however it is written', () => {
	expect(left({ tags: ['vip'] })).toBe('ab');
	expect(left({ tags: ['VÍP', 'feria'] })).toBe('ab');
});

test('whoever was never contacted counts as not contacted', () => {
	expect(left({ notContactedSince: '2026-11-10T00:00:00.000Z' })).toBe('abc');
});

test('facets are what the customers have: stages as they follow, tags by how many have them', () => {
	const territoryName = (slug: string): string => (slug === 'norte' ? 'Norte' : slug);
	expect(facetsOf(customers, { territoryName })).toEqual({
		stages: ['prospeccion', 'conversion', 'mañana'],
		territories: [
			{ slug: 'norte', name: 'Norte' },
			{ slug: 'sur', name: 'sur' }
		],
		tags: [
			{ tag: 'VIP', count: 2 },
			{ tag: 'Feria', count: 1 }
		],
		filters: ['stages', 'territories', 'tags', 'quiet', 'archived'],
		sorts: ['name', 'recent', 'stage', 'company', 'place'],
		archived: false
	});
});

import type { CustomerCore } from '#domain/documents/customer.ts';
import { describe, expect, test } from 'vitest';
import { CustomerIndex } from './customer-index.ts';

const PEOPLE = [
	'Chloe Reitler',
	'Chloe Reid',
	'Mason Hyland',
	'José Pérez Ruiz',
	'Annabelle Konui'
];

async function indexOf(names: readonly string[]): Promise<CustomerIndex> {
	const index = new CustomerIndex();
	await index.addAll(names.map((name) => [name, named(name)] as const));
	return index;
}

function named(name: string): CustomerCore {
	const [givenName = '', ...family] = name.split(' ');
	return {
		_id: name,
		schema: 1,
		type: 'person',
		givenName,
		familyName: family.join(' '),
		assigned: { owner: 'ana', territory: 'norte' }
	};
}

describe('search', () => {
	test.each([
		['chloe retiler', 'Chloe Reitler'],
		['mason hyalnd', 'Mason Hyland'],
		['annabelle konui', 'Annabelle Konui'],
		['knoui', 'Annabelle Konui'],
		['perez jose', 'José Pérez Ruiz'],
		['prez', 'José Pérez Ruiz'],
		['reitlr', 'Chloe Reitler']
	])('for %j finds %j first', async (typed, name) => {
		const index = await indexOf(PEOPLE);
		expect(index.search(typed)[0]?.cid).toBe(name);
	});

	test('puts what was typed before what may have been meant', async () => {
		const index = await indexOf(['Mario Sloa', 'Mario Solá']);
		expect(index.search('sola').map(({ cid }) => cid)).toEqual(['Mario Solá', 'Mario Sloa']);
	});

	test('finds nobody for a word that nobody has', async () => {
		const index = await indexOf(PEOPLE);
		expect(index.search('chloe hyland')).toEqual([]);
	});
});

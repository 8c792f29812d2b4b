import { expect, test } from 'vitest';
import { aSummary } from '../../../tests/builders/summary.ts';
import { breathing } from './breath.ts';
import { CustomerOrders } from './customer-orders.ts';
import type { CustomerSort } from './engine-api.ts';

const pena = { type: 'person', givenName: 'Ana', familyName: 'Peña' } as const;
const customers = [
	aSummary({ cid: '1', named: { ...pena, familyName: 'Pez' }, place: 'Vigo', stage: 'conversion' }),
	aSummary({ cid: '2', named: pena, place: 'Ávila', stage: 'prospeccion' }),
	aSummary({ cid: '3', named: { ...pena, familyName: 'de la Cruz' }, place: 'Zamora' }),
	aSummary({ cid: '4', named: { ...pena, familyName: 'Pena' }, place: 'Vigo', recency: 5 })
];

const orders = new CustomerOrders(() => customers, breathing);

async function order(
	sort: readonly CustomerSort[],
	language: 'es' | 'en' = 'es',
	of = orders
): Promise<string> {
	return (await of.by(sort, language)).map(({ cid }) => cid).join('');
}

test('names stand as the language has them: particles, ñ after n', async () => {
	expect(await order([])).toBe('3421');
	expect(await order([{ by: 'name' }], 'en')).toBe('3421');
	expect(await order([{ by: 'name', descending: true }])).toBe('1243');
});

test('places are ordered by the language, and equals by what weighs less, at last by name', async () => {
	expect(await order([{ by: 'place' }])).toBe('2413');
	expect(await order([{ by: 'place' }, { by: 'name', descending: true }])).toBe('2143');
});

test('stages stand as they follow each other; whoever has none is last both ways', async () => {
	expect(await order([{ by: 'stage' }])).toBe('2134');
	expect(await order([{ by: 'stage', descending: true }])).toBe('1234');
});

test('recent is the newest first, and the other way round when descending', async () => {
	expect(await order([{ by: 'recent' }])).toMatch(/^4/);
	expect(await order([{ by: 'recent', descending: true }])).toMatch(/4$/);
});

test('an order that is there already takes in who comes, and lets go who leaves', async () => {
	const named = (familyName: string) =>
		aSummary({ cid: familyName, named: { ...pena, familyName } });
	let people = ['Abad', 'Bravo', 'Cano', 'Díaz', 'Egea', 'Feijóo', 'Gil'].map(named);
	const kept = new CustomerOrders(() => people, breathing);
	await kept.by([], 'es');
	const gone = new Set(people.slice(1, 3));
	const come = [named('Ñora')];
	people = [];
	kept.change({ gone, come });
	expect(await order([], 'es', kept)).toBe('AbadDíazEgeaFeijóoGilÑora');
});

test('an order that is still being made does not miss who comes meanwhile', async () => {
	const fresh = new CustomerOrders(() => customers, breathing);
	const made = order([], 'es', fresh);
	const newcomer = aSummary({ cid: '5', named: { ...pena, familyName: 'Abad' } });
	fresh.change({ gone: new Set(), come: [newcomer] });
	expect(await made).toBe('53421');
});

test('thousands are ordered as a plain sort would', async () => {
	const names = Array.from({ length: 3000 }, (_, i) => `Pérez ${(i * 7919) % 3000}`);
	const many = names.map((familyName, i) =>
		aSummary({ cid: String(i), named: { type: 'person', familyName } })
	);
	const sorted = await new CustomerOrders(() => many, breathing).by([], 'es');
	const { compare } = new Intl.Collator('es', { numeric: true });
	expect(sorted.map(({ named }) => named.familyName)).toEqual([...names].sort(compare));
});

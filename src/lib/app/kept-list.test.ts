import { expect, test } from 'vitest';
import { aSummary } from '../../../tests/builders/summary.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import type { ListedCustomer } from './customer-summary.ts';
import { ListKeeper, PART_SIZE, readKeptList } from './kept-list.ts';
import { openList } from './open-list.ts';

const people = Array.from({ length: PART_SIZE + 3 }, (_, i): ListedCustomer | null => {
	const named = { type: 'person', givenName: `Ana ${i}`, familyName: 'Núñez' } as const;
	const summary = aSummary({
		cid: String(i),
		named: { ...named, companyName: undefined },
		name: `Ana ${i} Núñez`,
		tags: ['vip'],
		recency: i
	});
	return i === 1 ? null : { summary, words: `ana ${i} nunez\t\tvip` };
});
const list = {
	sequence: 7,
	customers: people,
	orders: [{ language: 'es', places: [2, 0] }],
	withheld: ['phones']
} as const;

test('a list is read as it was kept, with the places where nobody is', async () => {
	const side = createMemorySideStore();
	expect(await readKeptList(side)).toBeNull();
	await (await ListKeeper.open(side)).keep(list, [0, 1], 0);
	expect(await readKeptList(side)).toEqual({ ...list, doubts: [] });
});

test('a list that was kept before anybody came is none: the documents are read', async () => {
	const side = createMemorySideStore();
	await (await ListKeeper.open(side)).keep({ ...list, customers: [], orders: [] }, [], 0);
	expect((await openList(side)).kept).toBeNull();
});

test('only the parts that changed are written again', async () => {
	const side = createMemorySideStore();
	const keeper = await ListKeeper.open(side);
	await keeper.keep(list, [0, 1], 0);
	const customers = people.map((each, i) => (i === 0 || i === PART_SIZE ? null : each));
	await keeper.keep({ ...list, customers }, [1], 0);
	const kept = await readKeptList(side);
	expect(kept?.customers[PART_SIZE]).toBeNull();
	expect(kept?.customers[0]).not.toBeNull();
});

test('what may have been purged is remembered until the list is true again, over restarts too', async () => {
	const side = createMemorySideStore();
	const keeper = await ListKeeper.open(side);
	await keeper.keep(list, [0, 1], 0);
	await keeper.doubt(['customer:1']);
	const next = await ListKeeper.open(side);
	const { doubts } = next;
	await next.doubt(['customer:2']);
	expect((await readKeptList(side))?.doubts).toEqual(['customer:1', 'customer:2']);
	await next.keep(list, [], doubts);
	expect((await readKeptList(side))?.doubts).toEqual(['customer:2']);
});

test.each([
	['a part is missing', 'list/part/00000001', undefined],
	['a part is torn', 'list/part/00000000', { rows: '[["1",', words: '' }],
	['another version kept it', 'list/head', { format: 0 }],
	['its head is torn', 'list/head', { format: 1 }]
])('a list is not trusted when %s', async (_what, key, value) => {
	const side = createMemorySideStore();
	await (await ListKeeper.open(side)).keep(list, [0, 1], 0);
	await side.write([
		value === undefined ? { table: 'state', key, gone: true } : { table: 'state', key, value }
	]);
	expect(await readKeptList(side)).toBeNull();
});

test('a list that is cleared leaves nothing', async () => {
	const side = createMemorySideStore();
	const keeper = await ListKeeper.open(side);
	await keeper.doubt(['customer:1']);
	await keeper.keep(list, [0, 1], 0);
	await keeper.clear();
	expect(await side.entries('state')).toEqual([]);
});

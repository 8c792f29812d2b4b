import { expect, test } from 'vitest';
import { aSummary } from '../../../tests/builders/summary.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import type { CustomerQuery } from './engine-api.ts';
import { readFirstRows } from './first-rows.ts';
import { ListKeeper } from './kept-list.ts';

const ANA = '01JD0000000000000000000001';
const EVA = '01JD0000000000000000000002';
const everybody: CustomerQuery = { text: '', sort: [], language: 'es', offset: 0, limit: 100 };

test('the beginning of the list is answered without an engine, as it was kept', async () => {
	const rows = await readFirstRows(await kept());
	const page = rows?.answer(everybody);
	expect(page).toMatchObject({ total: 2, of: 2 });
	expect(page?.rows.map(({ name, mark }) => [name, mark])).toEqual([
		['Eva', 'server'],
		['Ana', 'server']
	]);
});

test('a customer who has something to be sent is marked so', async () => {
	const side = await kept();
	await side.write([{ table: 'outbox', key: `customer:${ANA}`, value: {} }]);
	const page = (await readFirstRows(side))?.answer(everybody);
	expect(page?.rows.map(({ mark }) => mark)).toEqual(['server', 'device']);
});

test.each<Partial<CustomerQuery>>([
	{ text: 'ana' },
	{ stages: ['customer'] },
	{ territories: ['norte'] },
	{ tags: ['vip'] },
	{ notContactedSince: '2026-01-01T00:00:00.000Z' },
	{ sort: [{ by: 'place' }] },
	{ offset: 100 },
	{ language: 'fr' }
])('any other question is left to the engine: %o', async (question) => {
	const rows = await readFirstRows(await kept());
	expect(rows?.answer({ ...everybody, ...question })).toBeNull();
});

test('nobody who may have been purged is shown again', async () => {
	const side = await kept();
	await (await ListKeeper.open(side)).doubt([`customer:${ANA}`]);
	expect(await readFirstRows(side)).toBeNull();
});

test('where nothing was kept, or something else, nothing is shown', async () => {
	const side = createMemorySideStore();
	expect(await readFirstRows(side)).toBeNull();
	await side.write([{ table: 'state', key: 'list/first', value: '{"of"' }]);
	expect(await readFirstRows(side)).toBeNull();
});

test('whoever was archived is not among the first', async () => {
	const page = (await readFirstRows(await kept({ archived: true })))?.answer(everybody);
	expect(page).toMatchObject({ total: 1, of: 1, rows: [{ name: 'Ana' }] });
	const rows = await readFirstRows(await kept());
	expect(rows?.answer({ ...everybody, archived: true })).toBeNull();
});

async function kept(eva: Parameters<typeof aSummary>[0] = {}) {
	const side = createMemorySideStore();
	const customers = [
		{ summary: aSummary({ cid: ANA, name: 'Ana' }), words: '' },
		null,
		{ summary: aSummary({ cid: EVA, name: 'Eva', ...eva }), words: '' }
	];
	const orders = [{ language: 'es', places: [2, 0] }] as const;
	await (
		await ListKeeper.open(side)
	).keep({ sequence: 1, customers, orders, withheld: [] }, [0], 0);
	return side;
}

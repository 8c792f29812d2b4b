import { expect, test, vi } from 'vitest';
import { aSummary } from '../../../tests/builders/summary.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import { CustomerCatalogue } from './customer-catalogue.ts';
import type { ListedCustomer } from './customer-summary.ts';
import type { CustomerQuery, EngineApi } from './engine-api.ts';
import type { EngineDoor, OpenEngine } from './engine-host.ts';
import { ListKeeper } from './kept-list.ts';
import { openList } from './open-list.ts';
import { startingEngine } from './starting-engine.ts';

const openDoor: EngineDoor = { locked: null, admit: () => undefined };

test('it says that it opens until the database is open, or can not be opened', async () => {
	let fail = (_why: Error): void => undefined;
	const { engine, isOpening } = startingEngine({
		catalogue: new CustomerCatalogue(),
		side: createMemorySideStore(),
		door: openDoor,
		open: () => new Promise((_resolve, reject) => (fail = reject))
	});
	const tally = engine.tally('of a contest').catch((error: unknown) => error);
	await expect
		.poll(() => {
			fail(new Error('broken'));
			return Promise.race([tally, Promise.resolve(null)]);
		})
		.toMatchObject({ message: 'broken' });
	expect(isOpening()).toBe(false);
	const again = engine.tally('of a contest').catch((error: unknown) => error);
	expect(isOpening()).toBe(true);
	await expect
		.poll(() => {
			fail(new Error('broken'));
			return Promise.race([again, Promise.resolve(null)]);
		})
		.toMatchObject({ message: 'broken' });
});

test('it is the engine that is opening which is erased, not another one beside it', async () => {
	const erase = vi.fn(() => Promise.resolve());
	const opened: OpenEngine = {
		engine: { tally: () => Promise.resolve('none') } as unknown as EngineApi,
		isOpening: () => false,
		door: openDoor,
		erase
	};
	let finish = (): void => undefined;
	const open = vi.fn(() => new Promise<OpenEngine>((done) => (finish = () => done(opened))));
	const starting = startingEngine({
		catalogue: new CustomerCatalogue(),
		side: createMemorySideStore(),
		door: openDoor,
		open
	});
	const tally = starting.engine.tally('of a contest');
	await expect.poll(() => open).toHaveBeenCalled();
	const erased = starting.erase();
	finish();
	await Promise.all([tally, erased]);
	expect(open).toHaveBeenCalledTimes(1);
	expect(erase).toHaveBeenCalledTimes(1);
});

test('one that has not begun to open is erased without being opened, and opens no more', async () => {
	const open = vi.fn(() => Promise.reject<OpenEngine>(new Error('opened')));
	const side = createMemorySideStore();
	const destroyed = vi.spyOn(side, 'destroy');
	const starting = startingEngine({
		catalogue: new CustomerCatalogue(),
		side,
		door: openDoor,
		open
	});
	const tally = starting.engine.tally('of a contest').catch((error: unknown) => error);
	await starting.erase();
	expect(destroyed).toHaveBeenCalledTimes(1);
	expect(await tally).toMatchObject({ code: 'closed' });
	expect(open).not.toHaveBeenCalled();
});

test('what somebody may not filter or sort by, they may not before the database is open either', async () => {
	const side = createMemorySideStore();
	const customers = ['Bea', 'Ana'].map((name, place): ListedCustomer => {
		const tags = place === 0 ? ['vip'] : [];
		const named = { type: 'person', givenName: name } as const;
		const facts = { cid: String(place), named, name, tags, stage: 'conversion' };
		const summary = aSummary(facts);
		return { summary, words: name.toLowerCase() };
	});
	const orders = [{ language: 'es', places: [1, 0] }] as const;
	const keep = async (withheld: readonly string[]): Promise<void> =>
		(await ListKeeper.open(side)).keep({ sequence: 1, customers, orders, withheld }, [0], 0);
	const listed = async (question: Partial<CustomerQuery>): Promise<readonly string[]> => {
		const { engine } = startingEngine({
			catalogue: (await openList(side)).catalogue,
			side,
			door: openDoor,
			open: () => new Promise(() => undefined)
		});
		const asked = { text: '', sort: [], language: 'es', offset: 0, limit: 9, ...question };
		return (await engine.customers(asked)).rows.map(({ name }) => name);
	};
	const byStage = { stages: ['conversion'] };
	const byTag = { tags: ['vip'] };
	const byPlace = { sort: [{ by: 'place' as const }] };

	await keep([]);
	expect(await listed(byStage)).toEqual(['Ana', 'Bea']);
	expect(await listed(byTag)).toEqual(['Bea']);
	await keep(['filter/stages', 'filter/tags', 'filter/archived', 'sort/place']);
	for (const question of [byStage, byTag, { archived: true as const }]) {
		expect(await listed(question)).toEqual([]);
	}
	expect(await listed(byPlace)).toEqual(await listed({}));
	expect(await listed({})).toHaveLength(2);
});

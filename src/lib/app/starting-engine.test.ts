import { expect, test, vi } from 'vitest';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import { CustomerCatalogue } from './customer-catalogue.ts';
import type { EngineApi } from './engine-api.ts';
import type { EngineDoor, OpenEngine } from './engine-host.ts';
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
	await vi.waitFor(() => expect(open).toHaveBeenCalled());
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

import { expect, test } from 'vitest';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import { CustomerCatalogue } from './customer-catalogue.ts';
import { startingEngine } from './starting-engine.ts';

test('it says that it opens until the database is open, or can not be opened', async () => {
	let fail = (_why: Error): void => undefined;
	const { engine, isOpening } = startingEngine({
		catalogue: new CustomerCatalogue(),
		side: createMemorySideStore(),
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

import { expect, test } from 'vitest';
import { askToPersist, readStorage } from './storage-state.ts';

test('a browser that says nothing about its storage is not an error', async () => {
	expect(await readStorage(undefined)).toEqual({ persisted: null, free: null });
	expect(await readStorage({})).toEqual({ persisted: null, free: null });
	expect(await askToPersist({})).toBe(false);
});

test('what is free is what is allowed less what is used', async () => {
	const manager = {
		persisted: () => Promise.resolve(true),
		estimate: () => Promise.resolve({ quota: 1000, usage: 400 })
	};
	expect(await readStorage(manager)).toEqual({ persisted: true, free: 600 });
});

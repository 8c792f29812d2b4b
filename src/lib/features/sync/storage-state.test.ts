import { expect, test } from 'vitest';
import { askToPersist, readStorage } from './storage-state.ts';

test('a browser that says nothing about its storage is not an error', async () => {
	const unknown = { persisted: null, canAsk: false, free: null, used: null };
	expect(await readStorage(undefined)).toEqual(unknown);
	expect(await readStorage({})).toEqual(unknown);
	expect(await askToPersist({})).toBe(false);
});

test('nor is one that refuses to say', async () => {
	const refuse = () => Promise.reject(new DOMException('not here', 'SecurityError'));
	const manager = { persisted: refuse, persist: refuse, estimate: refuse };
	expect(await readStorage(manager)).toMatchObject({ persisted: null, free: null });
	expect(await askToPersist(manager)).toBe(false);
});

test('what is free is what is allowed less what is used', async () => {
	const manager = {
		persisted: () => Promise.resolve(true),
		estimate: () => Promise.resolve({ quota: 1000, usage: 400 })
	};
	expect(await readStorage(manager)).toMatchObject({ persisted: true, free: 600, used: 400 });
});

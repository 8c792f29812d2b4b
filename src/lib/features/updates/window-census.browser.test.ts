import { expect, test } from 'vitest';
import { createWindowCensus } from './window-census.ts';

test('what is unsaved in one window is known in all, until it is saved', async () => {
	const windows = createWindowCensus(navigator.locks);
	expect(await windows.anyUnsaved()).toBe(false);
	const first = windows.holdUnsaved();
	const second = windows.holdUnsaved();
	expect(await windows.anyUnsaved()).toBe(true);
	first();
	expect(await windows.anyUnsaved()).toBe(true);
	second();
	await expect.poll(() => windows.anyUnsaved()).toBe(false);
});

test('a window knows whether it is alone', async () => {
	const windows = createWindowCensus(navigator.locks);
	const lock = { mode: 'shared' } as const;
	await navigator.locks.request('ficha-app-1', lock, async () => {
		expect(await windows.isAlone()).toBe(true);
		await navigator.locks.request('ficha-app-2', lock, async () => {
			expect(await windows.isAlone()).toBe(false);
		});
	});
});

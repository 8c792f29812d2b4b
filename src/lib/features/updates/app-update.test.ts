import { expect, test, vi } from 'vitest';
import { OpenForms } from '$lib/ui/open-forms.ts';
import { AppUpdate, type UpdateWorker } from './app-update.ts';

/** A service worker whose new version has been fetched. */
async function waitingUpdate(forms: OpenForms) {
	const listeners = new Map<string, () => void>();
	const worker: UpdateWorker = {
		addEventListener: (type: string, listener: unknown) => {
			listeners.set(type, listener as () => void);
		},
		register: () => Promise.resolve(undefined),
		update: () => Promise.reject(new TypeError('offline')),
		messageSkipWaiting: vi.fn(() => listeners.get('controlling')?.())
	};
	const update = new AppUpdate(worker, forms);
	await update.start();
	return { update, worker, fetched: () => listeners.get('waiting')?.() };
}

test('a new version takes over at the next screen', async () => {
	const { update, fetched } = await waitingUpdate(new OpenForms());
	const go = vi.fn();
	expect(update.takeOver(go)).toBe(false);
	fetched();
	expect(update.takeOver(go)).toBe(true);
	expect(go).toHaveBeenCalledOnce();
});

test('a new version waits while a form holds something unsaved', async () => {
	const forms = new OpenForms();
	const { update, worker, fetched } = await waitingUpdate(forms);
	const release = forms.hold();
	fetched();
	expect(update.takeOver(vi.fn())).toBe(false);
	expect(worker.messageSkipWaiting).not.toHaveBeenCalled();
	release();
	expect(update.takeOver(vi.fn())).toBe(true);
});

test('looking for a new version without a network is no error', async () => {
	const { update } = await waitingUpdate(new OpenForms());
	await expect(update.check()).resolves.toBeUndefined();
});

test('where there is no service worker, nothing is updated', async () => {
	const update = new AppUpdate(null, new OpenForms());
	await update.start();
	expect(update.takeOver(vi.fn())).toBe(false);
});

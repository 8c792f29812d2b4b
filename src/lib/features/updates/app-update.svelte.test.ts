import { expect, test, vi } from 'vitest';
import { OpenForms } from '$lib/ui/open-forms.ts';
import { AppUpdate } from './app-update.svelte.ts';

interface Situation {
	readonly forms?: OpenForms;
	readonly unsavedElsewhere?: boolean;
	readonly alone?: boolean;
}

/** A window whose service worker does what the test says. */
async function openWindow({ forms, unsavedElsewhere, alone }: Situation = {}) {
	const waiting: (() => void)[] = [];
	const takenOver: (() => void)[] = [];
	const worker = {
		register: () => Promise.reject(new TypeError('offline')),
		look: () => Promise.reject(new TypeError('offline')),
		onWaiting: (listener: () => void) => waiting.push(listener),
		onTakenOver: (listener: () => void) => takenOver.push(listener),
		takeOver: vi.fn(),
		wentBack: () => Promise.resolve(false)
	};
	let losePatience = (): void => undefined;
	const reload = vi.fn();
	const update = new AppUpdate({
		openWorker: () => Promise.resolve(worker),
		forms: forms ?? new OpenForms(),
		windows: {
			holdUnsaved: () => () => undefined,
			anyUnsaved: () => Promise.resolve(unsavedElsewhere ?? false),
			isAlone: () => Promise.resolve(alone ?? true)
		},
		reload,
		patience: () => new Promise((resolve) => (losePatience = resolve))
	});
	await update.start();
	return {
		update,
		reload,
		asked: worker.takeOver,
		fetched: () => waiting.forEach((listener) => listener()),
		taken: () => takenOver.forEach((listener) => listener()),
		losePatience: () => losePatience()
	};
}

test('a new version takes over when a person goes somewhere, and the page there is its own', async () => {
	const { update, fetched, taken, asked } = await openWindow();
	const enter = vi.fn();
	expect(await update.apply(enter)).toBe(false);
	fetched();
	expect(update.ready).toBe(true);
	expect(await update.apply(enter)).toBe(true);
	expect(asked).toHaveBeenCalledOnce();
	expect(enter).not.toHaveBeenCalled();
	taken();
	expect(enter).toHaveBeenCalledOnce();
});

test('a page that is left before it has the code for updates starts without them', async () => {
	const update = new AppUpdate({
		openWorker: () => Promise.reject(new TypeError('error loading dynamically imported module')),
		forms: new OpenForms(),
		windows: {
			holdUnsaved: () => () => undefined,
			anyUnsaved: () => Promise.resolve(false),
			isAlone: () => Promise.resolve(true)
		},
		reload: vi.fn(),
		patience: () => Promise.resolve()
	});
	await update.start();
	await update.look();
	expect(update.ready).toBe(false);
});

test('it waits while a form of this window holds something unsaved', async () => {
	const forms = new OpenForms();
	const { update, fetched, asked } = await openWindow({ forms });
	const release = forms.hold();
	fetched();
	expect(await update.apply(vi.fn())).toBe(false);
	release();
	expect(await update.apply(vi.fn())).toBe(true);
	expect(asked).toHaveBeenCalledOnce();
});

test('it waits while a form of another window does', async () => {
	const { update, fetched, asked } = await openWindow({ unsavedElsewhere: true });
	fetched();
	expect(await update.apply(vi.fn())).toBe(false);
	expect(asked).not.toHaveBeenCalled();
});

test('asked for in another window, it is loaded here as well', async () => {
	const { reload, taken } = await openWindow();
	taken();
	expect(reload).toHaveBeenCalledOnce();
});

test('what is typed in that very moment stays, and the next good moment is taken', async () => {
	const forms = new OpenForms();
	const { update, reload, taken, asked } = await openWindow({ forms });
	const release = forms.hold();
	taken();
	expect(reload).not.toHaveBeenCalled();
	release();
	const enter = vi.fn();
	expect(await update.apply(enter)).toBe(true);
	expect(enter).toHaveBeenCalledOnce();
	expect(asked).not.toHaveBeenCalled();
});

test('it is loaded when the app is put aside, but not while another window is looked at', async () => {
	const one = await openWindow();
	one.fetched();
	await one.update.whenHidden();
	one.taken();
	expect(one.reload).toHaveBeenCalledOnce();

	const oneOfTwo = await openWindow({ alone: false });
	oneOfTwo.fetched();
	await oneOfTwo.update.whenHidden();
	expect(oneOfTwo.asked).not.toHaveBeenCalled();
});

test('a version that vanishes before it takes over keeps nobody waiting', async () => {
	const { update, fetched, losePatience } = await openWindow();
	const enter = vi.fn();
	fetched();
	await update.apply(enter);
	losePatience();
	await expect.poll(() => enter).toHaveBeenCalledOnce();
});

test('one that takes over late does not call back who is on their way to another page', async () => {
	const { update, fetched, taken, losePatience, reload } = await openWindow();
	const enter = vi.fn();
	fetched();
	await update.apply(enter);
	losePatience();
	await expect.poll(() => enter.mock.calls.length).toBe(1);
	taken();
	taken();
	expect(reload).not.toHaveBeenCalled();
	expect(enter).toHaveBeenCalledOnce();
});

test('looking for a new version without a network is no error', async () => {
	const { update } = await openWindow();
	await expect(update.look()).resolves.toBeUndefined();
});

test('where there is no service worker, nothing is updated', async () => {
	const update = new AppUpdate({
		openWorker: null,
		forms: new OpenForms(),
		windows: {
			holdUnsaved: () => () => undefined,
			anyUnsaved: () => Promise.resolve(false),
			isAlone: () => Promise.resolve(true)
		},
		reload: vi.fn(),
		patience: () => Promise.resolve()
	});
	await update.start();
	expect(await update.apply(vi.fn())).toBe(false);
});

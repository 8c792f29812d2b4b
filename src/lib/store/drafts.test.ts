import { beforeEach, describe, expect, test } from 'vitest';
import { createDraftStore, type DraftStore, type PageLife } from './drafts.ts';
import { createMemorySideStore } from './memory-side-store.ts';
import type { SideStore } from './side-store.ts';

let side: SideStore;
let drafts: DraftStore;
let hide: () => void;
let passTime: (() => void) | null;
let failures: unknown[];

const page: PageLife = {
	onHide: (listener) => {
		hide = listener;
		return () => undefined;
	},
	later: (task) => {
		passTime = task;
		return () => (passTime = null);
	}
};

beforeEach(() => {
	side = createMemorySideStore();
	passTime = null;
	failures = [];
	drafts = createDraftStore(side, page, (error) => failures.push(error));
});

/** What is there after the page was killed. */
const afterKill = (key: string): Promise<unknown> => side.get('drafts', key);

describe('a draft', () => {
	test('is there at once for the page itself, and soon for the next one', async () => {
		drafts.put('entry', { name: 'Ro' });
		drafts.put('entry', { name: 'Rosa' });
		expect(await drafts.get('entry')).toEqual({ name: 'Rosa' });
		expect(await afterKill('entry')).toBeUndefined();
		passTime?.();
		await drafts.flush();
		expect(await afterKill('entry')).toEqual({ name: 'Rosa' });
	});

	test('is written when the page is hidden, which may be the last that it hears', async () => {
		drafts.put('entry', { name: 'Rosa' });
		hide();
		await drafts.flush();
		expect(await afterKill('entry')).toEqual({ name: 'Rosa' });
	});

	test('is a copy: what the form does with its state later does not change it', async () => {
		const state = { name: 'Rosa' };
		drafts.put('entry', state);
		state.name = '';
		expect(await drafts.get('entry')).toEqual({ name: 'Rosa' });
	});

	test('is gone when it was deleted, also while it was being written', async () => {
		drafts.put('entry', 'Rosa');
		passTime?.();
		await drafts.delete('entry');
		expect(await drafts.get('entry')).toBeNull();
		expect(await afterKill('entry')).toBeUndefined();
	});

	test('that could not be kept is reported, and tried again with the next one', async () => {
		const broken: SideStore = { ...side, write: () => Promise.reject(new Error('full')) };
		const unlucky = createDraftStore(broken, page, (error) => failures.push(error));
		unlucky.put('entry', 'Rosa');
		await unlucky.flush();
		expect(failures).toHaveLength(1);
		expect(await unlucky.get('entry')).toBe('Rosa');
	});
});

test('drafts are listed, kept or not yet kept', async () => {
	drafts.put('b', 1);
	await drafts.flush();
	drafts.put('a', 1);
	expect(await drafts.keys()).toEqual(['a', 'b']);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { createDraftStore, type DraftStore, type PageLife } from './drafts.ts';
import { createMemorySideStore } from './memory-side-store.ts';
import type { SideStore } from './side-store.ts';

let side: { -readonly [method in keyof SideStore]: SideStore[method] };
let drafts: DraftStore;
let hide: () => void;
let passTime: (() => void) | null;
let failures: unknown[];
/** how often it was told that all is kept again */
let kept: number;

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
	kept = 0;
	drafts = createDraftStore(side, page, {
		failed: (error) => failures.push(error),
		kept: () => (kept += 1)
	});
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

	test('that could not be kept is told, and tried again without another key until it is', async () => {
		const { write } = side;
		side.write = () => Promise.reject(new Error('full'));
		drafts.put('entry', 'Rosa');
		await drafts.flush();
		expect(failures).toHaveLength(1);
		expect(await drafts.get('entry')).toBe('Rosa');
		side.write = write;
		passTime?.();
		await drafts.flush();
		expect(await afterKill('entry')).toBe('Rosa');
		expect([failures.length, kept]).toEqual([1, 1]);
	});
});

test('drafts are listed, kept or not yet kept', async () => {
	drafts.put('b', 1);
	await drafts.flush();
	drafts.put('a', 1);
	expect(await drafts.keys()).toEqual(['a', 'b']);
});

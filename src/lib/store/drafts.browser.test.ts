import { afterEach, expect, test } from 'vitest';
import { browserPageLife, createDraftStore, type DraftListener } from './drafts.ts';
import { openIdbSideStore } from './idb-side-store.ts';

const NAME = 'ficha-drafts-side';
const listener: DraftListener = {
	failed: (error) => {
		throw error;
	},
	kept: () => undefined
};

afterEach(() => openIdbSideStore(NAME).destroy());

/** As the app finds it after the page was killed. */
function nextPage(): Promise<unknown> {
	return openIdbSideStore(NAME).get('drafts', 'entry');
}

test('a draft is on the disk well within a second', async () => {
	const drafts = createDraftStore(openIdbSideStore(NAME), browserPageLife(), listener);
	drafts.put('entry', { givenName: 'Rosa' });
	await expect.poll(nextPage, { timeout: 900 }).toEqual({ givenName: 'Rosa' });
	await drafts.close();
});

test('a page that goes away writes what it has', async () => {
	const drafts = createDraftStore(openIdbSideStore(NAME), browserPageLife(), listener);
	drafts.put('entry', { givenName: 'Rosa' });
	window.dispatchEvent(new Event('pagehide'));
	await expect.poll(nextPage, { timeout: 250, interval: 10 }).toEqual({ givenName: 'Rosa' });
	await drafts.close();
});

import type { DraftStore } from '$lib/app/context.ts';

/** What a visitor types is on the screen and nowhere else until it is handed in. */
export const forgetfulDrafts: DraftStore = {
	get: () => Promise.resolve(null),
	put: () => undefined,
	delete: () => Promise.resolve(),
	keys: () => Promise.resolve([]),
	flush: () => Promise.resolve(),
	close: () => Promise.resolve()
};

/** What the windows of this browser know of each other. */
export interface WindowCensus {
	/** Says that this window holds something unsaved. @returns says that it no longer does */
	holdUnsaved(): () => void;
	/** whether any window, this one too, holds something unsaved */
	anyUnsaved(): Promise<boolean>;
	/** whether this window is the only one */
	isAlone(): Promise<boolean>;
}

const UNSAVED = 'ficha-unsaved';
/** Held by every window for as long as it lives: static/start-watch.js. */
const WINDOW = 'ficha-app-';

/** By Web Locks: the browser lets go of those of a window that crashes. */
export function createWindowCensus(locks: LockManager): WindowCensus {
	async function held(prefix: string): Promise<number> {
		const { held = [], pending = [] } = await locks.query();
		return [...held, ...pending].filter(({ name }) => name?.startsWith(prefix)).length;
	}
	return {
		holdUnsaved: () => {
			let release = (): void => undefined;
			const released = new Promise<void>((resolve) => (release = resolve));
			void locks.request(UNSAVED, { mode: 'shared' }, () => released);
			return release;
		},
		anyUnsaved: async () => (await held(UNSAVED)) > 0,
		isAlone: async () => (await held(WINDOW)) <= 1
	};
}

import { allowedStorage } from '$lib/ui/allowed-storage.ts';
import type { ListMemory } from './list-query.svelte.ts';

const LIST = 'ficha:list:';
const SEARCHES = 'ficha:searches:';

/**
 * Lasts as long as the window. Not in the address: what one looks for is a name more often than not,
 * and a browser's history outlives the sign-out on a shared tablet.
 */
export function sessionListMemory(uid: string): ListMemory {
	const key = LIST + uid;
	const storage = allowedStorage(() => sessionStorage);
	return {
		read: () => parsed(storage?.getItem(key) ?? null),
		write: (question) => storage?.setItem(key, JSON.stringify(question))
	};
}

/** What somebody has looked for on this device: it outlives the window, and goes with who signs out. */
export function searchMemory(uid: string): ListMemory {
	const key = SEARCHES + uid;
	const storage = allowedStorage(() => localStorage);
	return {
		read: () => parsed(storage?.getItem(key) ?? null),
		write: (texts) => {
			try {
				storage?.setItem(key, JSON.stringify(texts));
			} catch {
				// Without room it is known to this window alone.
			}
		}
	};
}

/** Whoever leaves leaves nothing of what they looked for. */
export function forgetSearches(): void {
	for (const storage of [
		allowedStorage(() => localStorage),
		allowedStorage(() => sessionStorage)
	]) {
		const keys = Object.keys(storage ?? {});
		const own = keys.filter((key) => key.startsWith(LIST) || key.startsWith(SEARCHES));
		for (const key of own) storage?.removeItem(key);
	}
}

function parsed(text: string | null): unknown {
	try {
		return text === null ? null : (JSON.parse(text) as unknown);
	} catch {
		return null;
	}
}

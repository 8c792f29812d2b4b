import { allowedStorage } from '$lib/ui/allowed-storage.ts';
import type { ListMemory } from './list-query.svelte.ts';

/**
 * Lasts as long as the window. Not in the address: what one looks for is a name more often than not,
 * and a browser's history outlives the sign-out on a shared tablet.
 */
export function sessionListMemory(uid: string): ListMemory & { forget(): void } {
	const key = `ficha:list:${uid}`;
	const storage = allowedStorage(() => sessionStorage);
	return {
		read: () => parsed(storage?.getItem(key) ?? null),
		write: (question) => storage?.setItem(key, JSON.stringify(question)),
		forget: () => storage?.removeItem(key)
	};
}

function parsed(text: string | null): unknown {
	try {
		return text === null ? null : (JSON.parse(text) as unknown);
	} catch {
		return null;
	}
}

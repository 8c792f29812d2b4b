import type { EngineApi, SyncFailure } from './engine-api.ts';

/** What may have passed while nobody looked. A server that asked for patience is given it. */
const PASSING: readonly (SyncFailure | undefined)[] = ['offline', 'blocked', 'full', 'denied'];

/**
 * Somebody takes the phone out again: the network that has come back unannounced, or the room that they
 * have made, is tried now and not when the loop's patience ends.
 *
 * @param page what becomes visible
 * @returns how to stop
 */
export function syncWhenSeen(
	engine: Pick<EngineApi, 'status' | 'syncNow'>,
	page: EventTarget & Pick<Document, 'visibilityState'> = document
): () => void {
	async function seen(): Promise<void> {
		if (page.visibilityState !== 'visible') return;
		const { failure } = await engine.status();
		if (PASSING.includes(failure?.reason)) await engine.syncNow();
	}
	// How it went is told by the status.
	const look = (): void => void seen().catch(() => undefined);
	page.addEventListener('visibilitychange', look);
	return () => page.removeEventListener('visibilitychange', look);
}

import * as z from 'zod/mini';
import type { SideStore } from '../store/side-store.ts';
import type { KioskLock } from './kiosk-api.ts';

const LOCK = 'kiosk-lock';

const kioskLock = z.object({ kid: z.string(), language: z.string() });

/** Read by pages before they draw anything, and by the worker that leads; written by that worker alone. */
export async function readKioskLock(side: SideStore): Promise<KioskLock | null> {
	const kept = kioskLock.safeParse(await side.get('state', LOCK));
	return kept.success ? kept.data : null;
}

export function writeKioskLock(side: SideStore, lock: KioskLock | null): Promise<void> {
	const change = { table: 'state', key: LOCK } as const;
	return side.write([lock === null ? { ...change, gone: true } : { ...change, value: lock }]);
}

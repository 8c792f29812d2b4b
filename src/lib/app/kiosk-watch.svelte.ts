import { isKiosk } from '#domain/access/is-kiosk.ts';
import type { SideStore } from '../store/side-store.ts';
import { createSyncState } from '../store/sync-state.ts';
import type { KioskLock } from './kiosk-api.ts';
import { readKioskLock } from './kiosk-lock.ts';

/**
 * Whether this browser is a kiosk, as its store says: known before anything is drawn, and read anew
 * rather than believed when somebody says that it has changed. Reactive.
 */
export class KioskWatch {
	#lock = $state.raw<KioskLock | null>(null);
	#only = $state(false);

	/** null while the device is not locked */
	get lock(): KioskLock | null {
		return this.#lock;
	}

	/** Who is signed in hands in entries and sees nothing: all that there is for them is the kiosk. */
	get only(): boolean {
		return this.#only;
	}

	/** @param side of who works here, or null when nobody does */
	async read(side: SideStore | null): Promise<void> {
		if (side === null) {
			this.#lock = null;
			this.#only = false;
			return;
		}
		const [lock, me] = await Promise.all([readKioskLock(side), createSyncState(side).me()]);
		this.#lock = lock;
		this.#only = me !== null && isKiosk(me);
	}

	/** Whether the store still says what it said last. */
	async isAsItWas(side: SideStore): Promise<boolean> {
		return (await readKioskLock(side))?.kid === this.#lock?.kid;
	}
}

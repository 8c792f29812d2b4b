import type { EngineClient } from './engine-client.ts';

interface Battery extends EventTarget {
	/** from 0 to 1 */
	readonly level: number;
}

/** Chromium tells it, the others don't. */
interface Platform {
	readonly getBattery?: () => Promise<Battery>;
}

/**
 * Tells the engine what only a window knows of the device. Not before the engine has been heard of by
 * itself: what it does at a start is more urgent.
 *
 * @returns how to stop
 */
export function describeDevice(
	engine: Pick<EngineClient, 'subscribe' | 'describeDevice'>,
	version: string,
	platform: Platform = navigator as Platform
): () => void {
	let battery: Battery | null = null;
	const tell = (): void => {
		// A kiosk that is locked says no: it has told before.
		engine.describeDevice({ version, battery: battery?.level ?? null }).catch(() => undefined);
	};
	async function begin(): Promise<void> {
		battery = (await platform.getBattery?.().catch(() => null)) ?? null;
		battery?.addEventListener('levelchange', tell);
		tell();
	}
	const stop = engine.subscribe((event) => {
		if (event.type !== 'status' || event.status.lastSync === null) return;
		stop();
		void begin();
	});
	return () => {
		stop();
		battery?.removeEventListener('levelchange', tell);
	};
}

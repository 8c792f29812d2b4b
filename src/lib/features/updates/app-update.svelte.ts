import { createContext } from 'svelte';
import type { OpenForms } from '$lib/ui/open-forms.ts';
import type { UpdateWorker } from './update-worker.ts';
import type { WindowCensus } from './window-census.ts';

export interface AppUpdateParts {
	/** null where the browser allows no service worker, such as a private window */
	readonly openWorker: (() => Promise<UpdateWorker>) | null;
	readonly forms: OpenForms;
	readonly windows: WindowCensus;
	/** loads this window's page again */
	readonly reload: () => void;
	/** Resolves when a version that was asked to take over should long have done it. */
	readonly patience: () => Promise<void>;
}

/**
 * A new version is fetched in the background and waits. It takes over when a person goes to another
 * screen anyway, leaves the app or asks for it, and only while no window holds anything unsaved. Then
 * every window loads it: two versions side by side would share one engine, and misunderstand each other.
 */
export class AppUpdate {
	#ready = $state(false);
	#wentBack = $state(false);
	#worker: UpdateWorker | null = null;
	/** a newer version has taken over, but this window has not loaded it yet */
	#isFormer = false;
	#enter: (() => void) | null = null;
	/** this page is on its way out: to load it again would call it back */
	#leaving = false;

	constructor(private readonly parts: AppUpdateParts) {}

	/** A newer version is here and waits for a good moment. */
	get ready(): boolean {
		return this.#ready;
	}

	/** A newer version did not start on this device: this is the one before it. */
	get wentBack(): boolean {
		return this.#wentBack;
	}

	async start(): Promise<void> {
		if (this.parts.openWorker === null) return;
		// Its code can't be had where the page is being left; the next one asks for it again.
		const worker = await this.parts.openWorker().catch(() => null);
		if (worker === null) return;
		this.#worker = worker;
		worker.onWaiting(() => (this.#ready = true));
		worker.onTakenOver(() => this.#takenOver());
		await withoutNetwork(() => worker.register());
		this.#wentBack = await worker.wentBack();
	}

	/** Looks for a new version, such as when the app comes back from the background. */
	async look(): Promise<void> {
		await withoutNetwork(() => this.#worker?.look());
	}

	/** Nobody looks: a good moment, unless it is looked at in another window. */
	async whenHidden(): Promise<void> {
		if (this.#ready && (await this.parts.windows.isAlone())) await this.apply(this.parts.reload);
	}

	/**
	 * @param enter loads a page, from the new version
	 * @returns false when there is no new version, or something unsaved in this window or another
	 */
	async apply(enter: () => void): Promise<boolean> {
		if (!this.#ready || this.parts.forms.any || (await this.parts.windows.anyUnsaved())) {
			return false;
		}
		if (this.#isFormer) {
			enter();
			return true;
		}
		this.#enter = enter;
		this.#worker?.takeOver();
		// A version that has vanished meanwhile must not leave the person waiting.
		void this.parts.patience().then(() => this.#enterOnce());
		return true;
	}

	#takenOver(): void {
		this.#isFormer = true;
		this.#ready = true;
		if (this.#enter !== null) this.#enterOnce();
		// What was typed in this very moment stays; the next good moment is this window's.
		else if (!this.#leaving && !this.parts.forms.any) this.parts.reload();
	}

	#enterOnce(): void {
		const enter = this.#enter;
		this.#enter = null;
		if (enter === null) return;
		this.#leaving = true;
		enter();
	}
}

/** Without a network there is no new version to be had: the next look will find it. */
async function withoutNetwork(task: () => Promise<void> | undefined): Promise<void> {
	try {
		await task();
	} catch {
		return;
	}
}

export const [useAppUpdate, provideAppUpdate] = createContext<AppUpdate>();

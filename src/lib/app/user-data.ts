import { deleteDB } from 'idb';
import type { Me } from '#domain/wire/me.ts';
import type { LocalData, OnlyHere } from '../session/local-data.ts';
import { databaseOf, type Profile } from '../session/profile.ts';
import {
	browserPageLife,
	createDraftStore,
	type DraftListener,
	type DraftStore
} from '../store/drafts.ts';
import { openIdbSideStore } from '../store/idb-side-store.ts';
import { Outbox } from '../store/outbox.ts';
import { createRejectedStore } from '../store/rejected-store.ts';
import type { SideStore } from '../store/side-store.ts';
import { createSyncState } from '../store/sync-state.ts';
import { pouchDatabase, sideDatabase } from './database-names.ts';
import type { EngineClient } from './engine-client.ts';
import type { KioskWatch } from './kiosk-watch.svelte.ts';
import { readFirstRows, type FirstRows } from './first-rows.ts';
import { owedUnits } from './owed-units.ts';

/** What is open of the user who works here. */
export interface OpenUser {
	readonly uid: string;
	readonly engine: EngineClient;
	readonly drafts: DraftStore;
	readonly side: SideStore;
}

export interface UserDataParts {
	/** @param first rows of the list, or null where they were not kept */
	readonly startEngine: (database: string, device: string, first: FirstRows | null) => EngineClient;
	readonly draftListener: DraftListener;
	readonly kiosk: KioskWatch;
}

/** A leader that is asked to end and does not: its window is gone or frozen. */
const PATIENCE_MS = 8000;

/** The local databases of one user at a time, in this window. */
export class UserData implements LocalData {
	#open: OpenUser | null = null;
	/** whose engine has been told to end, and has not yet */
	#ending: OpenUser | null = null;

	constructor(private readonly parts: UserDataParts) {}

	get current(): OpenUser | null {
		return this.#open;
	}

	async open(profile: Profile, me: Me | null): Promise<void> {
		const name = databaseOf(profile);
		const side = openIdbSideStore(sideDatabase(name));
		// Before the engine starts: the first capture may come before the first round.
		if (me !== null) await createSyncState(side).setMe(me);
		if (this.#open?.uid === profile.uid) {
			await side.close();
			// A renewed session: the loop has stopped and waits to be asked.
			void this.#open.engine.syncNow().catch(() => undefined);
			return;
		}
		const { kiosk } = this.parts;
		await kiosk.read(side);
		// Strangers stand before it: no row of a customer is even read.
		const first = kiosk.lock === null ? await readFirstRows(side) : null;
		this.#open = {
			uid: profile.uid,
			engine: this.parts.startEngine(name, profile.device, first),
			drafts: createDraftStore(side, browserPageLife(), this.parts.draftListener),
			side
		};
	}

	/** The browser is about to leave this page, and may yet stay. */
	holdBack(): void {
		this.#open?.engine.holdBack();
		this.#ending?.engine.holdBack();
	}

	/**
	 * The browser puts this page aside: it holds nothing up until it is shown again. What was not erased
	 * by then is erased by the next page, which a frozen worker with its connections would keep from it.
	 */
	suspend(): void {
		this.#open?.engine.suspend();
		this.#ending?.engine.suspend();
	}

	resume(): void {
		this.#open?.engine.resume();
	}

	async onlyHere(profile: Profile): Promise<OnlyHere> {
		if (this.#open?.uid === profile.uid) await this.#open.drafts.flush();
		const side = openIdbSideStore(sideDatabase(databaseOf(profile)));
		try {
			const owed = await createSyncState(side).owed();
			return {
				toSend: (await Outbox.open(side)).units(),
				// What a restored server would not take back is nowhere else either, as far as one knows.
				refused: (await createRejectedStore(side).units()) + owedUnits(owed).length,
				drafts: (await side.entries('drafts')).length
			};
		} finally {
			await side.close();
		}
	}

	async close(profile: Profile): Promise<void> {
		await this.#end(profile, 'keep');
	}

	async destroy(profile: Profile): Promise<void> {
		await this.#end(profile, 'erase');
		// Also when no engine was there to do it. What is gone already is no error.
		const name = databaseOf(profile);
		await deleteDB(pouchDatabase(name));
		await deleteDB(sideDatabase(name));
		await deleteCaches(name);
	}

	async #end(profile: Profile, how: 'keep' | 'erase'): Promise<void> {
		const open = this.#open;
		if (open?.uid !== profile.uid) return;
		this.#open = null;
		await this.parts.kiosk.read(null);
		this.#ending = open;
		await open.drafts.close();
		await open.side.close();
		await withinPatience(open.engine.end(how));
		open.engine.dispose();
		this.#ending = null;
	}
}

function withinPatience(task: Promise<void>): Promise<void> {
	return Promise.race([task, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

async function deleteCaches(prefix: string): Promise<void> {
	if (!('caches' in globalThis)) return;
	const names = await caches.keys();
	await Promise.all(
		names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name))
	);
}

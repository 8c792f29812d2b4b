/// <reference types="svelte" />
import type { Services } from '../../src/lib/app/services.ts';
import { KioskWatch } from '../../src/lib/app/kiosk-watch.svelte.ts';
import type { OnlyHere } from '../../src/lib/session/local-data.ts';
import type { Profile } from '../../src/lib/session/profile.ts';
import { createProfileStore } from '../../src/lib/session/profile-store.ts';
import type { SignInAnswer } from '../../src/lib/session/session-server.ts';
import { Session } from '../../src/lib/session/session.svelte.ts';
import { createDraftStore, type DraftStore, type PageLife } from '../../src/lib/store/drafts.ts';
import { createMemorySideStore } from '../../src/lib/store/memory-side-store.ts';
import type { SideStore } from '../../src/lib/store/side-store.ts';
import { FakeEngine, type FakeWorld } from './fake-engine.ts';

export interface FakeServices extends Services {
	readonly engine: FakeEngine;
	readonly side: SideStore;
}

export interface FakeServicesOptions {
	readonly world?: Partial<FakeWorld>;
	/** where drafts are kept: the same one again is the same device after a restart */
	readonly side?: SideStore;
	readonly answer?: SignInAnswer;
	readonly onlyHere?: OnlyHere;
	readonly draftFailure?: unknown;
	readonly prepareEngine?: () => void;
}

const nothing: OnlyHere = { toSend: 0, refused: 0, drafts: 0 };

/** What a screen gets from context, with the real session and the real drafts over a fake device. */
export function fakeServices(options: FakeServicesOptions = {}): FakeServices {
	const side = options.side ?? createMemorySideStore();
	const done = (): Promise<void> => Promise.resolve();
	const session = new Session({
		server: {
			signIn: () => Promise.resolve(options.answer ?? { outcome: 'offline' }),
			signOut: done
		},
		profiles: createProfileStore(side, () => 'd0123456789abcde'),
		data: {
			open: done,
			onlyHere: () => Promise.resolve(options.onlyHere ?? nothing),
			close: done,
			destroy: done
		},
		deviceName: 'test'
	});
	return {
		session,
		engine: new FakeEngine(options.world),
		prepareEngine: options.prepareEngine ?? (() => undefined),
		drafts: immediateDrafts(side),
		kiosk: new KioskWatch(),
		draftFailure: options.draftFailure ?? null,
		side
	};
}

export const ana: Profile = {
	uid: '01JA000000000000000000000A',
	login: 'ana',
	name: 'Ana Prieto',
	device: 'd0123456789abcde'
};

/** Keeps a draft at once rather than soon, so that a test need not wait. */
function immediateDrafts(side: SideStore): DraftStore {
	const page: PageLife = {
		onHide: () => () => undefined,
		later: (task) => {
			queueMicrotask(task);
			return () => undefined;
		}
	};
	return createDraftStore(side, page, {
		failed: (error) => {
			throw error;
		},
		kept: () => undefined
	});
}

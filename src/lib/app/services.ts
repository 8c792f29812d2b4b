import type { Session } from '../session/session.svelte.ts';
import type { DraftStore } from '../store/drafts.ts';
import type { EngineClient } from './engine-client.ts';

/** Everything that components can ask for. Made once, in the root layout. */
export interface Services {
	readonly session: Session;
	/**
	 * The engine of who is signed in.
	 *
	 * @throws EngineError `closed` while nobody is
	 */
	readonly engine: EngineClient;
	/**
	 * The drafts of who is signed in.
	 *
	 * @throws EngineError `closed` while nobody is
	 */
	readonly drafts: DraftStore;
}

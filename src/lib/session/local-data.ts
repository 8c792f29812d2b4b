import type { Me } from '#domain/wire/me.ts';
import type { Profile } from './profile.ts';

/** The local databases of a user, as far as signing in and out is concerned. */
export interface LocalData {
	/**
	 * Opens them, or goes on with those that are open.
	 *
	 * @param me what the server just said of the user; null when the app opens without asking it
	 */
	open(profile: Profile, me: Me | null): Promise<void>;
	/** What would be lost if it were destroyed now. */
	onlyHere(profile: Profile): Promise<OnlyHere>;
	/** Closes them; they stay. */
	close(profile: Profile): Promise<void>;
	/** Closes and deletes them, with every cache and draft of this user. */
	destroy(profile: Profile): Promise<void>;
}

/** Counted as a person counts: a sign-up with its customer and consents is one. */
export interface OnlyHere {
	readonly toSend: number;
	readonly refused: number;
	readonly drafts: number;
}

import * as z from 'zod/mini';
import type { SideStore } from '../store/side-store.ts';
import { profile, type Profile } from './profile.ts';

const PROFILE = 'profile';
const ERASING = 'erasing:';

/** What the browser remembers of who works with it, before any user's database is open. */
export interface ProfileStore {
	read(): Promise<Profile | null>;
	/** Signed in. What was to be erased of this user, and was not, is theirs again. */
	remember(profile: Profile): Promise<void>;
	/** Signed out: nothing says who was here. */
	forget(): Promise<void>;
	/** The same, and notes that the data of this user is to go. */
	forgetToErase(profile: Profile): Promise<void>;
	/** Whose data was to go, and is not known to have gone. */
	toErase(): Promise<readonly Profile[]>;
	/** The data is gone. */
	erased(profile: Profile): Promise<void>;
	/**
	 * The device id of the local database that this login uses on this browser. The server binds a
	 * device to one user, and it must be named before the server has said who the login is.
	 */
	deviceOf(login: string): Promise<string>;
	/** The local database is gone, and its device with it. */
	forgetDevice(login: string): Promise<void>;
}

export function createProfileStore(side: SideStore, mintDevice: () => string): ProfileStore {
	return {
		read: async () => {
			const kept = z.safeParse(profile, await side.get('state', PROFILE));
			return kept.success ? kept.data : null;
		},
		remember: (value) =>
			side.write([
				{ table: 'state', key: PROFILE, value },
				{ table: 'state', key: erasingKey(value), gone: true }
			]),
		forget: () => side.write([{ table: 'state', key: PROFILE, gone: true }]),
		// The device goes at once: who signs in again meanwhile is another device with an empty database.
		forgetToErase: (leaving) =>
			side.write([
				{ table: 'state', key: PROFILE, gone: true },
				{ table: 'state', key: deviceKey(leaving.login), gone: true },
				{ table: 'state', key: erasingKey(leaving), value: leaving }
			]),
		toErase: async () =>
			(await side.entries('state', ERASING)).flatMap(([, value]) => {
				const kept = z.safeParse(profile, value);
				return kept.success ? [kept.data] : [];
			}),
		erased: (left) => side.write([{ table: 'state', key: erasingKey(left), gone: true }]),
		deviceOf: async (login) => {
			const key = deviceKey(login);
			const kept = await side.get('state', key);
			if (typeof kept === 'string') return kept;
			const minted = mintDevice();
			await side.write([{ table: 'state', key, value: minted }]);
			return minted;
		},
		forgetDevice: (login) => side.write([{ table: 'state', key: deviceKey(login), gone: true }])
	};
}

function erasingKey({ uid }: Profile): string {
	return `${ERASING}${uid}`;
}

/** As the server compares logins. */
function deviceKey(login: string): string {
	return `device:${login.normalize('NFKC').trim().toLowerCase()}`;
}

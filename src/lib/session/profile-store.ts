import * as z from 'zod/mini';
import type { SideStore } from '../store/side-store.ts';
import { profile, type Profile } from './profile.ts';

const PROFILE = 'profile';

/** What the browser remembers of who works with it, before any user's database is open. */
export interface ProfileStore {
	read(): Promise<Profile | null>;
	remember(profile: Profile): Promise<void>;
	/** Signed out: nothing says who was here. */
	forget(): Promise<void>;
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
		remember: (value) => side.write([{ table: 'state', key: PROFILE, value }]),
		forget: () => side.write([{ table: 'state', key: PROFILE, gone: true }]),
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

/** As the server compares logins. */
function deviceKey(login: string): string {
	return `device:${login.normalize('NFKC').trim().toLowerCase()}`;
}

import * as z from 'zod/mini';

/** Who works with this browser, remembered so that the app opens without a network. No secret is in it. */
export const profile = z.object({
	uid: z.string(),
	login: z.string(),
	name: z.string(),
	/** minted with the local database of this user */
	device: z.string()
});
export type Profile = z.infer<typeof profile>;

/** The local databases of a user: another user, another set. */
export function databaseOf(profile: Profile): string {
	return `ficha-${profile.uid}`;
}

/** What the server answers itself; no page of the app has an address below these. */
export const SERVERS_OWN = [/^\/api(\/|$)/, /^\/couch(\/|$)/, /^\/healthz$/];

/** The one page of the app, whatever the address. */
export const PAGE = '/200.html';

/** Only looked at by whoever installs the app, or by a crawler: no use without a network. */
const NOT_OFFLINE = [/^\/screenshots\//, /^\/robots\.txt$/];

interface Built {
	/** built files: their names change with their content */
	readonly build: readonly string[];
	/** files that keep their names */
	readonly files: readonly string[];
}

/** All that the app is made of, by address: with it, it opens without a network. */
export function appFiles({ build, files }: Built): string[] {
	const named = files.filter((file) => !NOT_OFFLINE.some((pattern) => pattern.test(file)));
	return [...build, ...named, PAGE];
}

/** Its content never changes, so any version's copy is the right one. */
export function isImmutable(path: string): boolean {
	return path.startsWith('/_app/immutable/');
}

interface App {
	/** built files: their names change with their content */
	readonly build: readonly string[];
	/** files that keep their names */
	readonly files: readonly string[];
	readonly version: string;
}

interface PrecacheEntry {
	readonly url: string;
	readonly revision: string | null;
}

/** What the server answers itself; no page of the app has an address below these. */
export const SERVERS_OWN = [/^\/api(\/|$)/, /^\/couch(\/|$)/, /^\/healthz$/];

/** Only looked at by whoever installs the app, or by a crawler: no use without a network. */
const NOT_OFFLINE = [/^\/screenshots\//, /^\/robots\.txt$/];

export function precacheList({ build, files, version }: App): PrecacheEntry[] {
	const named = files.filter((file) => !NOT_OFFLINE.some((pattern) => pattern.test(file)));
	return [
		...build.map((url) => ({ url, revision: null })),
		...named.map((url) => ({ url, revision: version })),
		// The one page, which Kit does not list.
		{ url: '/200.html', revision: version }
	];
}

import { isImmutable, PAGE } from './app-files.ts';

/** Each version of the app has a cache of its own, named after it. */
const PREFIX = 'ficha-app-';
/** Where the first versions kept themselves. They don't say which of them is open. */
const FIRST_VERSIONS = 'workbox-precache';

export function cacheOf(version: string): string {
	return PREFIX + version;
}

/** The cache of the versions before this way of keeping them, to go back to; null when there is none. */
export async function firstVersionsCache(): Promise<string | null> {
	const names = await caches.keys();
	return names.find((name) => name.startsWith(FIRST_VERSIONS)) ?? null;
}

/** Files fetched at once: a browser has six connections, and people work meanwhile. */
const LANES = 3;

/**
 * Fetches a version whole. What another version has too is taken from there.
 *
 * @throws when anything is missing, or when the server has moved on to another version meanwhile
 */
export async function keepVersion(version: string, paths: readonly string[]): Promise<void> {
	const cache = await caches.open(cacheOf(version));
	const failures: { readonly reason: unknown }[] = [];
	const left = paths.values();
	const lane = async (): Promise<void> => {
		for (const path of left) {
			try {
				// A former attempt got this far.
				if (isImmutable(path) && (await cache.match(path)) !== undefined) continue;
				await cache.put(path, await obtain(path));
			} catch (reason) {
				failures.push({ reason });
			}
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	const [failure] = failures;
	if (failure !== undefined) {
		// What is half here opens nothing, and on a full device takes the room that people's work needs.
		// A bad network is another matter: the next attempt goes on from here.
		if (isNoRoom(failure.reason)) await caches.delete(cacheOf(version));
		throw failure.reason;
	}
	const page = await caches.match(PAGE, { cacheName: cacheOf(version) });
	if (page === undefined || !(await page.text()).includes(version)) {
		throw new Error(`the server no longer has version ${version}`);
	}
}

/** Whether all of a version is here: a browser may have thrown some of it away. */
export async function hasVersion(version: string, paths: readonly string[]): Promise<boolean> {
	const cache = await caches.open(cacheOf(version));
	const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
	return paths.every((path) => kept.has(path));
}

function isNoRoom(reason: unknown): boolean {
	return reason instanceof Error && reason.name === 'QuotaExceededError';
}

async function obtain(path: string): Promise<Response> {
	const kept = isImmutable(path) ? await caches.match(path) : undefined;
	if (kept !== undefined) return kept;
	const cache = isImmutable(path) ? 'default' : 'no-cache';
	const response = await fetch(path, { cache, priority: 'low' });
	// A server that answers a missing script with a page would be kept for ever.
	if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
	return response;
}

/** A file of the app, as the version in `cacheName` has it; undefined when it has none. */
export async function findFile(path: string, cacheName: string): Promise<Response | undefined> {
	const own = await caches.match(path, { cacheName });
	if (own !== undefined) return own;
	// A window of a former version loads its parts as it needs them.
	if (isImmutable(path)) return caches.match(path);
	// The first versions wrote a revision behind the name. Slow, so not for every file.
	if (!cacheName.startsWith(FIRST_VERSIONS)) return undefined;
	return caches.match(path, { cacheName, ignoreSearch: true });
}

/** Who needs which version. */
export interface Needs {
	/** names of caches */
	readonly served: readonly (string | null)[];
	/** how many windows are open */
	readonly windows: number;
	/** whether another version is being fetched or waits: its cache has no name here yet */
	readonly anotherComes: () => boolean;
}

/** Removes versions that nobody needs. */
export async function forgetVersions({ served, windows, anotherComes }: Needs): Promise<void> {
	const names = await caches.keys();
	const open = await openVersions();
	// Asked after the names were read: whatever begins later is not among them.
	if (anotherComes()) return;
	const isFree = (name: string): boolean => {
		if (served.includes(name)) return false;
		if (name.startsWith(PREFIX)) return !open.includes(name);
		// A window that does not say its version may be one of the first.
		return name.startsWith(FIRST_VERSIONS) && windows <= open.length;
	};
	await Promise.all(names.filter(isFree).map((name) => caches.delete(name)));
}

/** One for each window: it holds a lock with the name of its version for as long as it lives. */
async function openVersions(): Promise<readonly string[]> {
	const { held = [] } = await navigator.locks.query();
	return held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name] : []));
}

import { NOTHING_SERVED, type Versions } from './versions.ts';

/** Holds one answer: what is remembered, as JSON. */
const CACHE = 'ficha-versions';
const ADDRESS = '/versions.json';

/** Survives the worker, which browsers end whenever it has nothing to do. */
export class VersionMemory {
	#known: Promise<Versions> | null = null;
	#turn: Promise<unknown> = Promise.resolve();

	read(): Promise<Versions> {
		return (this.#known ??= readStored());
	}

	/** Events come at once; changes happen one after another. */
	change<T>(task: (versions: Versions) => Change<T> | Promise<Change<T>>): Promise<T> {
		const turn = this.#turn.then(async () => {
			const before = await this.read();
			const { versions, result } = await task(before);
			if (versions !== before) {
				this.#known = Promise.resolve(versions);
				await store(versions);
			}
			return result;
		});
		this.#turn = turn.catch(() => undefined);
		return turn;
	}
}

export interface Change<T> {
	readonly versions: Versions;
	readonly result: T;
}

async function store(versions: Versions): Promise<void> {
	const cache = await caches.open(CACHE);
	await cache.put(ADDRESS, new Response(JSON.stringify(versions)));
}

async function readStored(): Promise<Versions> {
	const stored = await caches.match(ADDRESS, { cacheName: CACHE });
	if (stored === undefined) return NOTHING_SERVED;
	return parseVersions((await stored.json()) as unknown);
}

/** By hand: a schema library would be more than the rest of the worker. */
export function parseVersions(stored: unknown): Versions {
	if (typeof stored !== 'object' || stored === null) return NOTHING_SERVED;
	const fields = new Map<string, unknown>(Object.entries(stored));
	const name = (key: string): string | null => {
		const value = fields.get(key);
		return typeof value === 'string' ? value : null;
	};
	const openings = fields.get('openings');
	return {
		serving: name('serving'),
		former: name('former'),
		proven: fields.get('proven') === true,
		openings: typeof openings === 'number' ? openings : 0,
		bad: name('bad')
	};
}

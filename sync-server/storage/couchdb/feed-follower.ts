import { setTimeout as delay } from 'node:timers/promises';
import type { CouchDatabase, FeedRow } from './couch-database.ts';

const PAGE = 5000;
/** An idle connection that CouchDB keeps alive; one that is dead is noticed by the lack of it. */
const HEARTBEAT_MS = 20_000;
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

export interface FollowerParts {
	readonly database: CouchDatabase;
	/** how far it was read */
	readonly since: () => string;
	/** takes rows in, in order; rows may come again */
	readonly take: (rows: readonly FeedRow[]) => Promise<void>;
	/** asked before each connection; what it throws is told, and the feed not read */
	readonly check: () => Promise<void>;
	/** hears of a connection that broke; it is made anew */
	readonly failed: (error: unknown) => void;
}

/** Follows the changes of a CouchDB for as long as the gateway runs. */
export class FeedFollower {
	readonly #parts: FollowerParts;
	readonly #ending = new AbortController();
	#running: Promise<void> = Promise.resolve();

	constructor(parts: FollowerParts) {
		this.#parts = parts;
	}

	/** Reads to the end, in pages: a follower that begins late has much to read. */
	async catchUp(): Promise<void> {
		const { database, since, take } = this.#parts;
		for (;;) {
			const { rows } = await database.changes({ since: since(), limit: PAGE });
			if (rows.length === 0) return;
			await take(rows);
		}
	}

	/** Goes on with what comes, until it is stopped. */
	start(): void {
		this.#running = this.#follow();
	}

	async stop(): Promise<void> {
		this.#ending.abort();
		await this.#running;
	}

	async #follow(): Promise<void> {
		const { signal } = this.#ending;
		let pause = SHORTEST_PAUSE_MS;
		while (!this.#isEnding()) {
			try {
				const { database, since, take } = this.#parts;
				await this.#parts.check();
				for await (const rows of database.follow(since(), { heartbeatMs: HEARTBEAT_MS, signal })) {
					pause = SHORTEST_PAUSE_MS;
					if (rows.length > 0) await take(rows);
				}
			} catch (error) {
				if (!this.#isEnding()) this.#parts.failed(error);
			}
			await delay(pause, undefined, { signal }).catch(() => undefined);
			pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
		}
	}

	#isEnding(): boolean {
		return this.#ending.signal.aborted;
	}
}

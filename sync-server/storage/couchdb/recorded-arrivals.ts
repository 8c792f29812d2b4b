import type { Clock } from '#domain/kernel/clock.ts';
import type { AuditChain } from './audit-chain.ts';
import type { Mirror } from './mirror.ts';

/** Rows of a record that are read at once. */
const PAGE = 500;
/** What is not on record now is not looked for again before. */
const LOOK_EVERY_MS = 60_000;

/**
 * When documents came that were there before this gateway's mirror: the records of all gateways say so,
 * row by row, and are read as far as they have not been.
 */
export class RecordedArrivals {
	readonly #mirror: Mirror;
	readonly #audit: AuditChain;
	readonly #clock: Clock;
	#reading: Promise<void> | null = null;
	#nextAt = -Infinity;

	constructor(mirror: Mirror, audit: AuditChain, clock: Clock) {
		this.#mirror = mirror;
		this.#audit = audit;
		this.#clock = clock;
	}

	/** Resolves when the mirror knows what is on record. */
	async catchUp(): Promise<void> {
		if (this.#reading === null && this.#clock() < this.#nextAt) return;
		this.#reading ??= this.#read();
		try {
			await this.#reading;
			this.#nextAt = this.#clock() + LOOK_EVERY_MS;
		} finally {
			this.#reading = null;
		}
	}

	async #read(): Promise<void> {
		for (const record of await this.#audit.all()) {
			for (;;) {
				const after = this.#mirror.readOfRecord(record.name);
				const rows = await record.namedRows({ after, limit: PAGE });
				const last = rows.at(-1);
				if (last === undefined) break;
				// What the command line wrote it may have brought from elsewhere.
				const told = rows.filter(({ actor }) => actor !== 'command');
				const arrivals = told.flatMap(({ at, revisions }) =>
					revisions.map(([id, rev]) => ({ id, rev, at }))
				);
				this.#mirror.takeArrivals(record.name, last.n, arrivals);
			}
		}
	}
}

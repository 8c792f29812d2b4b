import { HISTORY_SETTINGS_ID } from '#domain/documents/history-settings.ts';
import type { Storage } from '../storage/port.ts';
import { keptSince } from './kept-since.ts';
import { sweepHistory, type SweepParts } from './sweep-history.ts';

export type KeeperParts = SweepParts & {
	readonly storage: SweepParts['storage'] & Pick<Storage, 'winners' | 'heads'>;
};

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/**
 * Has histories swept: an hour after the server's start, when others have done with theirs, then daily,
 * and when somebody has said anew how long they are kept. Asked often whether it is time.
 */
export class HistoryKeeper {
	readonly #parts: KeeperParts;
	#nextAt: number;
	/** revision of the setting that was last acted upon; undefined: none was looked at yet */
	#settled: string | null | undefined = undefined;
	#running: Promise<void> | null = null;
	#isClosing = false;

	constructor(parts: KeeperParts) {
		this.#parts = parts;
		this.#nextAt = parts.clock() + HOUR;
	}

	/** Resolves when what was due is done; at once while it is being done already. */
	async tick(): Promise<void> {
		if (this.#running !== null || this.#isClosing) return;
		this.#running = this.#sweepIfDue();
		try {
			await this.#running;
		} finally {
			this.#running = null;
		}
	}

	/** Resolves when nothing is under way any more; what is left is done after the next start. */
	async close(): Promise<void> {
		this.#isClosing = true;
		// Whoever began it hears of its failure.
		await this.#running?.catch(() => undefined);
	}

	async #sweepIfDue(): Promise<void> {
		const { clock, storage } = this.#parts;
		const setting = await this.#setting();
		this.#settled = this.#settled === undefined ? setting : this.#settled;
		const now = clock();
		if (setting === this.#settled && now < this.#nextAt) return;
		const before = await keptSince(storage, now);
		if (before !== null) {
			// Whoever thinks better of it stops what has not gone yet.
			const goesOn = async () => !this.#isClosing && (await this.#setting()) === setting;
			await sweepHistory(this.#parts, { before, actor: 'server', goesOn });
		}
		this.#settled = setting;
		this.#nextAt = now + DAY;
	}

	async #setting(): Promise<string | null> {
		const heads = await this.#parts.storage.heads([HISTORY_SETTINGS_ID]);
		return heads.get(HISTORY_SETTINGS_ID)?.rev ?? null;
	}
}

import * as z from 'zod/mini';
import { inTurn } from './in-turn.ts';
import type { SideChange, SideStore } from './side-store.ts';

/** A document with something that the server has not acknowledged. */
const outboxEntry = z.object({
	/** what a person counts as one: a sign-up with its customer and consents, or one edited record */
	unit: z.string(),
	/** milliseconds since the epoch of the first change that waits */
	since: z.number(),
	/** goes up with every change, so that an acknowledgement closes only what it acknowledges */
	change: z.number()
});

export interface OutboxEntry extends z.infer<typeof outboxEntry> {
	readonly id: string;
}

/**
 * The list of what is to be sent. An entry is written *before* its document: a crash between the two
 * leaves an entry with nothing to send, which is harmless; the other way round a document would never
 * be sent. So a push reads this list and never scans the changes feed.
 */
export class Outbox {
	/**
	 * What is looked at is what is there when it is written: an acknowledgement that came while a newer
	 * change was being listed would strike that change off too.
	 */
	readonly #turn = inTurn();

	private constructor(
		private readonly side: SideStore,
		private readonly waiting: Map<string, OutboxEntry>
	) {}

	static async open(side: SideStore): Promise<Outbox> {
		const kept = await side.entries('outbox');
		const entries = kept.map(([id, value]) => [id, { id, ...parseEntry(value) }] as const);
		return new Outbox(side, new Map(entries));
	}

	/** oldest first */
	entries(): readonly OutboxEntry[] {
		return [...this.waiting.values()].sort((a, b) => a.since - b.since);
	}

	has(id: string): boolean {
		return this.waiting.has(id);
	}

	find(id: string): OutboxEntry | undefined {
		return this.waiting.get(id);
	}

	get size(): number {
		return this.waiting.size;
	}

	/** As a person counts. */
	units(): number {
		return new Set([...this.waiting.values()].map((entry) => entry.unit)).size;
	}

	/** Lists the documents and writes what goes with them, in one transaction. */
	add(entry: NewOutboxEntry, others: readonly SideChange[] = []): Promise<void> {
		return this.#turn(async () => {
			const entries = entry.ids.map((id) => this.#next(id, entry));
			await this.side.write([...entries.map(toChange), ...others]);
			for (const next of entries) this.waiting.set(next.id, next);
		});
	}

	/** Closes what was sent, unless it has been changed since. */
	acknowledge(sent: readonly OutboxEntry[]): Promise<void> {
		return this.#turn(async () => {
			const done = sent.filter(({ id, change }) => this.waiting.get(id)?.change === change);
			await this.side.write(done.map(({ id }) => ({ table: 'outbox', key: id, gone: true })));
			for (const { id } of done) this.waiting.delete(id);
		});
	}

	#next(id: string, { unit, at }: NewOutboxEntry): OutboxEntry {
		const waiting = this.waiting.get(id);
		if (waiting === undefined) return { id, unit, since: at, change: 1 };
		return { ...waiting, change: waiting.change + 1 };
	}
}

interface NewOutboxEntry {
	readonly ids: readonly string[];
	readonly unit: string;
	/** milliseconds since the epoch */
	readonly at: number;
}

function toChange({ id, ...value }: OutboxEntry): SideChange {
	return { table: 'outbox', key: id, value };
}

/** An entry that can't be read still names its document, and that is what must not be forgotten. */
function parseEntry(value: unknown): z.infer<typeof outboxEntry> {
	const parsed = z.safeParse(outboxEntry, value);
	return parsed.success ? parsed.data : { unit: '', since: 0, change: 1 };
}

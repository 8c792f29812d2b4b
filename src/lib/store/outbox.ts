import * as z from 'zod/mini';
import type { Json } from '#domain/kernel/json.ts';
import { inTurn } from './in-turn.ts';
import type { Revision } from './revision.ts';
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

/** What was written here and is not acknowledged; one that another stands on is part of its path. */
const writtenHere = z.object({
	revisions: z.array(
		z.object({
			id: z.string(),
			rev: z.string(),
			path: z.array(z.string()),
			deleted: z.boolean(),
			body: z.record(z.string(), z.unknown() as z.ZodMiniType<Json>)
		})
	),
	replaced: z.array(z.string())
});

export interface OutboxEntry extends Readonly<z.infer<typeof outboxEntry>> {
	readonly id: string;
	/** none where a former version of the app has listed it */
	readonly revisions: readonly Revision[];
	/** leaves that the documents may still have instead of those */
	readonly replaced: readonly string[];
}

/**
 * The list of what is to be sent, with what was written: an entry is written *before* its document, in
 * one durable transaction, and that is when a person is told "saved". A crash between the two leaves
 * documents that are written from here; the other way round a document would never be sent. So a push
 * reads this list and never scans the changes feed.
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
		const entries = kept.map(([id, value]) => [id, parseEntry(id, value)] as const);
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
			const ids = [...new Set(entry.revisions.map(({ id }) => id))];
			const entries = ids.map((id) => this.#next(id, entry));
			await this.side.write([...entries.map(toChange), ...others]);
			for (const next of entries) this.waiting.set(next.id, next);
		});
	}

	/**
	 * Lists revisions instead of others that wait, in one transaction. Where that is another document,
	 * the replaced one stays listed, with nothing to send, until it is acknowledged.
	 */
	replace(replacements: readonly Replacement[]): Promise<void> {
		return this.#turn(async () => {
			const next = new Map<string, OutboxEntry>();
			const find = (id: string): OutboxEntry | undefined => next.get(id) ?? this.waiting.get(id);
			for (const { old, by } of replacements) {
				const entry = find(old.id);
				if (entry === undefined) continue;
				const revisions = entry.revisions.filter(({ rev }) => rev !== old.rev);
				next.set(old.id, { ...entry, revisions, replaced: [...entry.replaced, old.rev] });
				const target = find(by.id) ?? { ...entry, id: by.id, revisions: [], replaced: [] };
				next.set(by.id, { ...target, revisions: [...target.revisions, by] });
			}
			await this.side.write([...next.values()].map(toChange));
			for (const [id, entry] of next) this.waiting.set(id, entry);
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

	#next(id: string, { revisions: all, unit, at }: NewOutboxEntry): OutboxEntry {
		const written = all.filter((each) => each.id === id);
		const waiting = this.waiting.get(id);
		if (waiting === undefined)
			return { id, unit, since: at, change: 1, revisions: written, replaced: [] };
		const above = new Set(written.flatMap(({ path }) => path));
		const others = waiting.revisions.filter(({ rev }) => !above.has(rev));
		return { ...waiting, change: waiting.change + 1, revisions: [...others, ...written] };
	}
}

interface Replacement {
	readonly old: Revision;
	readonly by: Revision;
}

interface NewOutboxEntry {
	/** all of one unit */
	readonly revisions: readonly Revision[];
	readonly unit: string;
	/** milliseconds since the epoch */
	readonly at: number;
}

function toChange({ id, ...value }: OutboxEntry): SideChange {
	return { table: 'outbox', key: id, value };
}

/** An entry that can't be read still names its document, and that is what must not be forgotten. */
function parseEntry(id: string, value: unknown): OutboxEntry {
	const parsed = z.safeParse(outboxEntry, value);
	const listed = parsed.success ? parsed.data : { unit: '', since: 0, change: 1 };
	const written = z.safeParse(writtenHere, value);
	const { revisions, replaced } = written.success ? written.data : NOTHING;
	return { id, ...listed, revisions, replaced };
}

const NOTHING: z.infer<typeof writtenHere> = { revisions: [], replaced: [] };

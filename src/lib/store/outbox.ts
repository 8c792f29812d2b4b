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

/** What is held in memory of it: a kiosk that sends nothing all day lists thousands. */
export interface OutboxEntry extends Readonly<z.infer<typeof outboxEntry>> {
	readonly id: string;
	/** leaves that the documents may still have instead of what was written */
	readonly replaced: readonly string[];
}

/** As it is kept. */
interface WrittenEntry extends OutboxEntry {
	/** none where a former version of the app has listed it */
	readonly revisions: readonly Revision[];
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
	readonly #waiting = new Map<string, OutboxEntry>();
	/** how many documents of each wait */
	readonly #units = new Map<string, number>();

	private constructor(private readonly side: SideStore) {}

	/** @param found hears what was written, which is not held */
	static async open(
		side: SideStore,
		found: (revisions: readonly Revision[]) => void = () => undefined
	): Promise<Outbox> {
		const outbox = new Outbox(side);
		for (const [id, value] of await side.entries('outbox')) {
			const entry = parseEntry(id, value);
			outbox.#list(entry);
			found(entry.revisions);
		}
		return outbox;
	}

	/** oldest first */
	entries(): readonly OutboxEntry[] {
		return [...this.#waiting.values()].sort((a, b) => a.since - b.since);
	}

	has(id: string): boolean {
		return this.#waiting.has(id);
	}

	find(id: string): OutboxEntry | undefined {
		return this.#waiting.get(id);
	}

	/** What was written of a document and is not acknowledged. */
	async written(id: string): Promise<readonly Revision[]> {
		return this.has(id) ? (await this.#read(id)).revisions : [];
	}

	get size(): number {
		return this.#waiting.size;
	}

	/** As a person counts. */
	units(): number {
		return this.#units.size;
	}

	/** Lists the documents and writes what goes with them, in one transaction. */
	add(entry: NewOutboxEntry, others: readonly SideChange[] = []): Promise<void> {
		return this.#turn(async () => {
			const ids = [...new Set(entry.revisions.map(({ id }) => id))];
			const entries = await Promise.all(ids.map((id) => this.#next(id, entry)));
			await this.side.write([...entries.map(toChange), ...others]);
			for (const next of entries) this.#list(next);
		});
	}

	/**
	 * Lists revisions instead of others that wait, in one transaction. Where that is another document,
	 * the replaced one stays listed, with nothing to send, until it is acknowledged.
	 */
	replace(replacements: readonly Replacement[]): Promise<void> {
		return this.#turn(async () => {
			const next = new Map<string, WrittenEntry>();
			const find = async (id: string): Promise<WrittenEntry | undefined> =>
				next.get(id) ?? (this.has(id) ? await this.#read(id) : undefined);
			for (const { old, by } of replacements) {
				const entry = await find(old.id);
				if (entry === undefined) continue;
				const revisions = entry.revisions.filter(({ rev }) => rev !== old.rev);
				next.set(old.id, { ...entry, revisions, replaced: [...entry.replaced, old.rev] });
				const target = (await find(by.id)) ?? { ...entry, id: by.id, revisions: [], replaced: [] };
				next.set(by.id, { ...target, revisions: [...target.revisions, by] });
			}
			await this.side.write([...next.values()].map(toChange));
			for (const entry of next.values()) this.#list(entry);
		});
	}

	/** Closes what was sent, unless it has been changed since. */
	acknowledge(sent: readonly OutboxEntry[]): Promise<void> {
		return this.#turn(async () => {
			const done = sent.filter(({ id, change }) => this.find(id)?.change === change);
			await this.side.write(done.map(({ id }) => ({ table: 'outbox', key: id, gone: true })));
			for (const { id } of done) this.#strikeOff(id);
		});
	}

	async #next(id: string, { revisions: all, unit, at }: NewOutboxEntry): Promise<WrittenEntry> {
		const written = all.filter((each) => each.id === id);
		if (!this.has(id)) {
			return { id, unit, since: at, change: 1, revisions: written, replaced: [] };
		}
		const waiting = await this.#read(id);
		const above = new Set(written.flatMap(({ path }) => path));
		const others = waiting.revisions.filter(({ rev }) => !above.has(rev));
		return { ...waiting, change: waiting.change + 1, revisions: [...others, ...written] };
	}

	async #read(id: string): Promise<WrittenEntry> {
		return parseEntry(id, await this.side.get('outbox', id));
	}

	#list({ id, unit, since, change, replaced }: OutboxEntry): void {
		// A document stays in the unit that it was listed with first.
		if (!this.has(id)) this.#units.set(unit, (this.#units.get(unit) ?? 0) + 1);
		this.#waiting.set(id, { id, unit, since, change, replaced });
	}

	#strikeOff(id: string): void {
		const entry = this.find(id);
		if (entry === undefined) return;
		this.#waiting.delete(id);
		const left = (this.#units.get(entry.unit) ?? 1) - 1;
		if (left > 0) this.#units.set(entry.unit, left);
		else this.#units.delete(entry.unit);
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

function toChange({ id, ...value }: WrittenEntry): SideChange {
	return { table: 'outbox', key: id, value };
}

/** An entry that can't be read still names its document, and that is what must not be forgotten. */
function parseEntry(id: string, value: unknown): WrittenEntry {
	const parsed = z.safeParse(outboxEntry, value);
	const listed = parsed.success ? parsed.data : { unit: '', since: 0, change: 1 };
	const written = z.safeParse(writtenHere, value);
	const { revisions, replaced } = written.success ? written.data : NOTHING;
	return { id, ...listed, revisions, replaced };
}

const NOTHING: z.infer<typeof writtenHere> = { revisions: [], replaced: [] };

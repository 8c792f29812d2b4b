import type { Clock } from '#domain/kernel/clock.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { highestStamp } from '#domain/merge/highest-stamp.ts';
import { reopenConflict, type SettledConflict } from '#domain/merge/reopen-conflict.ts';
import type { Stamp } from '#domain/merge/stamp.ts';
import { ChangeWatch } from './change-watch.ts';
import type { DocumentStore } from './document-store.ts';
import { EditRevisions, type BodyChange, type DocumentChange } from './edit-revisions.ts';
import { fillingDocuments, type FillingDocuments } from './filling-documents.ts';
import { HybridClock } from './hybrid-clock.ts';
import { inTurn } from './in-turn.ts';
import { lateDocuments, type LateDocuments } from './late-documents.ts';
import { mergedDocument, type MergedDocument } from './merged-document.ts';
import { Outbox } from './outbox.ts';
import { createPictureStore, type PictureStore } from './picture-store.ts';
import { createRejectedStore, type RejectedStore } from './rejected-store.ts';
import type { Revision } from './revision.ts';
import { createSeenConflicts, type SeenConflicts } from './seen-conflicts.ts';
import type { SideChange, SideStore } from './side-store.ts';
import { clockChange, createSyncState, type SyncState } from './sync-state.ts';

export interface LocalDatabaseParts {
	readonly documents: DocumentStore;
	readonly side: SideStore;
	/** minted with this database, and the author of its stamps */
	readonly device: string;
	readonly clock: Clock;
}

/** Hears of documents that may look different now. */
export type ChangeListener = (ids: readonly string[]) => void;

/**
 * A user's database on this device: documents, what waits to be sent, and the clock that stamps it.
 * Exactly one context has it open.
 */
export class LocalDatabase {
	readonly documents: DocumentStore;
	/** of `documents`: nothing is written or purged past it */
	readonly watch = new ChangeWatch();
	readonly #filling: FillingDocuments;
	readonly #late: LateDocuments;
	readonly #edits: EditRevisions;
	#over = false;
	readonly outbox: Outbox;
	readonly pictures: PictureStore;
	readonly rejected: RejectedStore;
	readonly seenConflicts: SeenConflicts;
	readonly state: SyncState;
	readonly clock: HybridClock;
	readonly #side: SideStore;
	readonly #listeners = new Set<ChangeListener>();

	/**
	 * Runs a change of local edits alone: read, then write. Two that interleaved would extend the same
	 * leaf, the later one with a version vector that claims to have seen the earlier.
	 */
	readonly exclusively = inTurn();

	static async open(parts: LocalDatabaseParts): Promise<LocalDatabase> {
		const waiting: Revision[] = [];
		const outbox = await Outbox.open(parts.side, (revisions) => waiting.push(...revisions));
		const state = createSyncState(parts.side);
		const clock = new HybridClock(parts.device, parts.clock, await state.clock());
		const database = new LocalDatabase(parts, outbox, state, clock);
		await database.#takeUp(waiting);
		return database;
	}

	private constructor(
		{ documents, side }: LocalDatabaseParts,
		outbox: Outbox,
		state: SyncState,
		clock: HybridClock
	) {
		this.#filling = fillingDocuments(documents);
		this.#late = lateDocuments(this.watch.over(this.#filling));
		this.documents = this.#late;
		this.outbox = outbox;
		this.pictures = createPictureStore(side);
		this.rejected = createRejectedStore(side);
		this.seenConflicts = createSeenConflicts(side);
		this.state = state;
		this.clock = clock;
		this.#edits = new EditRevisions(clock, state);
		this.#side = side;
	}

	/** @returns how to stop listening */
	onChange(listener: ChangeListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** null when the device does not hold it. */
	async read(id: string): Promise<MergedDocument | null> {
		const leaves = await this.documents.leaves([id]);
		return mergedDocument(id, leaves.get(id) ?? []);
	}

	/**
	 * Edits what a person saw: all leaves merged. Durable when it resolves.
	 *
	 * @returns false when the device does not hold the document
	 * @throws TypeError for a path that can't be written, StorageError when it can't be kept
	 */
	edit(id: string, edits: readonly FieldEdit[], unit: string): Promise<boolean> {
		return this.#change(id, unit, (body, next) => applyEdits(body, edits, next()));
	}

	/**
	 * Edits several documents, all or none. Durable when it resolves.
	 *
	 * @returns false when the device does not hold one of them that had to be there: nothing is written
	 * @throws TypeError for a path that can't be written, StorageError when it can't be kept
	 */
	editTogether(changes: readonly DocumentChange[], unit: string): Promise<boolean> {
		return this.exclusively(async () => {
			const held = await this.documents.leaves(changes.map(({ id }) => id));
			const revisions: Revision[] = [];
			for (const change of changes) {
				const changed = await this.#edits.ofOne(change, held.get(change.id) ?? []);
				if (changed === null) return false;
				revisions.push(...changed);
			}
			if (revisions.length > 0) await this.#write(revisions, unit);
			return true;
		});
	}

	/**
	 * Opens a conflict again that a person settled. Durable when it resolves.
	 *
	 * @returns false when the device does not hold the document
	 * @throws TypeError for a path that can't hold a conflict, StorageError when it can't be kept
	 */
	reopen(id: string, conflict: SettledConflict, unit: string): Promise<boolean> {
		return this.#change(id, unit, (body, next) => reopenConflict(body, conflict, next));
	}

	/**
	 * Writes documents made here, all or none, durable when it resolves. Nothing happens when the first
	 * of them is there already: the same form saved twice is one.
	 *
	 * @param id of the first
	 * @param make is given a fresh stamp; what it returns is written as it is
	 * @param beside what is kept with them
	 */
	create(
		id: string,
		make: (stamp: Stamp) => readonly Revision[],
		unit: string,
		beside: readonly SideChange[] = []
	): Promise<void> {
		return this.exclusively(async () => {
			const there = await this.documents.leaves([id]);
			if (there.size === 0) await this.#write(make(this.clock.next(null)), unit, beside);
		});
	}

	/** Writes documents that were made here and refused once more, to be sent as they are. */
	offerAgain(
		revisions: readonly Revision[],
		unit: string,
		beside: readonly SideChange[] = []
	): Promise<void> {
		return this.exclusively(async () => {
			if (revisions.length > 0) await this.#write(revisions, unit, beside);
		});
	}

	/**
	 * Writes into the documents what was made here and is durable in the outbox alone so far, and tells
	 * of it. What can't be written goes on being read from there. Each round does it, and who can't wait.
	 *
	 * @throws StorageError
	 */
	async settle(): Promise<void> {
		if (this.#over) return;
		await this.#late.settle((ids) => this.changed(ids));
	}

	/** No stamp will be issued here below those of these revisions. Durable before any of them is written. */
	async meet(revisions: readonly Revision[]): Promise<void> {
		const met = this.clock.state.met;
		for (const { body } of revisions) {
			const seen = highestStamp(body);
			if (seen !== null) this.clock.meet(seen);
		}
		if (this.clock.state.met !== met) await this.keepClock();
	}

	/** Writes revisions that came from the server. */
	async receive(revisions: readonly Revision[]): Promise<void> {
		await this.meet(revisions);
		await this.receiveMet(revisions);
	}

	/** Of whom the clock knows already. */
	async receiveMet(revisions: readonly Revision[]): Promise<void> {
		if (revisions.length === 0) return;
		await this.documents.write(revisions);
		this.changed(revisions.map(({ id }) => id));
	}

	/** Whatever is received while this goes on may be all that there is: showing it need not read it back. */
	async filledBy(receiving: () => Promise<unknown>): Promise<void> {
		await this.#filling.fill();
		try {
			await receiving();
		} finally {
			this.#filling.filled();
		}
	}

	/** Forgets documents without a trace. */
	async purge(ids: readonly string[]): Promise<void> {
		if (ids.length === 0) return;
		await this.seenConflicts.forgetDocuments(ids);
		await this.documents.purge(ids);
		this.changed(ids);
	}

	keepClock(): Promise<void> {
		return this.#side.write([clockChange(this.clock.state)]);
	}

	/** What is on screen is read again: the database itself tells of no change. */
	changed(ids: readonly string[]): void {
		const distinct = [...new Set(ids)];
		for (const listener of this.#listeners) listener(distinct);
	}

	async close(): Promise<void> {
		this.#listeners.clear();
		await this.exclusively(async () => {
			await this.settle().catch(() => undefined);
			this.#over = true;
			await this.documents.close();
		});
		await this.#side.close();
	}

	/**
	 * Closes, and deletes everything that was kept of this user. What stands beside the documents goes
	 * first: a crash in between leaves documents without a place in the server's history, which are
	 * pulled again, and not a place (or a list) without its documents.
	 */
	async destroy(): Promise<void> {
		this.#listeners.clear();
		await this.exclusively(async () => {
			this.#over = true;
			await this.#side.destroy();
			await this.documents.destroy();
		});
	}

	/** @param change of what a person saw; the same body again is no change */
	#change(id: string, unit: string, change: BodyChange): Promise<boolean> {
		return this.exclusively(async () => {
			const leaves = (await this.documents.leaves([id])).get(id) ?? [];
			const revisions = await this.#edits.of(id, leaves, change);
			if (revisions === null) return false;
			if (revisions.length > 0) await this.#write(revisions, unit);
			return true;
		});
	}

	/** Durable with the outbox and the clock, in one transaction: nothing is unsent, no stamp used twice. */
	async #write(
		revisions: readonly Revision[],
		unit: string,
		beside: readonly SideChange[] = []
	): Promise<void> {
		const at = this.clock.now();
		await this.outbox.add({ revisions, unit, at }, [clockChange(this.clock.state), ...beside]);
		this.#late.hold(revisions);
	}

	/** What an end of the app, or of the device's power, has kept from the documents. */
	async #takeUp(waiting: readonly Revision[]): Promise<void> {
		const named = new Map<string, readonly string[]>();
		for (const { id, rev } of waiting) named.set(id, [...(named.get(id) ?? []), rev]);
		const missing = await this.documents.missing(named);
		this.#late.hold(waiting.filter(({ id, rev }) => missing.get(id)?.includes(rev) === true));
		// Each round tries again, and tells what keeps it from being done.
		await this.settle().catch(() => undefined);
	}
}

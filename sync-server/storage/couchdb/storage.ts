import type { Clock } from '#domain/kernel/clock.ts';
import type { Author } from '../../audit/port.ts';
import { fieldOfWinners } from '../document-record.ts';
import { inPromise } from '../in-promise.ts';
import type {
	Batch,
	ChangeRow,
	Erasure,
	FoundRevisions,
	ListRow,
	RevisionInput,
	RevisionRequest,
	RevsDiff,
	Storage,
	StorageInfo,
	StoredRevision,
	StoredText,
	Winner,
	WinningField,
	WriteResult
} from '../port.ts';
import { WriteLog } from '../write-log.ts';
import { withBytes } from './attachments.ts';
import { checkRevision } from './check-revision.ts';
import { compactAndWait } from './compact.ts';
import { checkInstance, type ConnectedCouch } from './connect.ts';
import type { AuditChain } from './audit-chain.ts';
import { findAttachment } from './attachments.ts';
import { Eraser } from './eraser.ts';
import type { FeedRow } from './couch-database.ts';
import { FeedFollower } from './feed-follower.ts';
import { localDocuments } from './local-documents.ts';
import type { Mirror, MirroredDocument } from './mirror.ts';
import { compareLeaves, inOrder, tellLeaves } from './mirrored-leaves.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { RecordedArrivals } from './recorded-arrivals.ts';
import { toCouch, wellFormedRevision } from './wire-revision.ts';
import { newRevisions, writeRounds } from './write-rounds.ts';

export interface CouchStorageParts {
	readonly couch: ConnectedCouch;
	readonly mirror: Mirror;
	readonly audit: AuditChain;
	readonly log?: WriteLog;
	/** of what is written without naming one; nobody: it is not put on record */
	readonly author?: () => Author | null;
	/** by which it is put down when another gateway's write was heard of */
	readonly clock?: Clock;
	/** hears of a feed that broke; it is taken up again */
	readonly failed: (error: unknown) => void;
	/** ends what was opened for this */
	readonly close: () => void;
}

/**
 * Documents in a CouchDB, which other gateways may write to at the same time. Trees, bodies and
 * attachments are CouchDB's; the log, and all that is asked without a body, is this gateway's mirror.
 */
export class CouchStorage implements Storage {
	readonly #parts: CouchStorageParts;
	readonly #log: WriteLog;
	readonly #mirror: Mirror;
	readonly #eraser: Eraser;
	readonly #recorded: RecordedArrivals;
	readonly #followers: readonly FeedFollower[];
	/** What we write reaches the mirror before the feed tells of it. */
	readonly #turns = new OneAtATime();
	/** What was written while this gateway did not run came at any time. */
	#isCaughtUp = false;
	readonly local: Storage['local'];
	readonly audit: AuditChain;

	private constructor(parts: CouchStorageParts) {
		const { couch, mirror, failed } = parts;
		this.#parts = parts;
		this.#log = parts.log ?? new WriteLog();
		this.#mirror = mirror;
		this.#eraser = new Eraser(couch);
		this.#recorded = new RecordedArrivals(mirror, parts.audit, () => this.#now());
		this.local = localDocuments(couch.documents);
		this.audit = parts.audit;
		this.#followers = [
			new FeedFollower({
				database: couch.documents,
				since: () => mirror.counters().documentsSince,
				take: (rows) => this.#takeDocuments(rows),
				check: () => checkInstance(couch),
				failed
			}),
			new FeedFollower({
				database: couch.store,
				since: () => mirror.counters().erasuresSince,
				take: (rows) => this.#takeErasures(rows),
				check: () => checkInstance(couch),
				failed
			})
		];
	}

	/** Resolves when the mirror has caught up. */
	static async open(parts: CouchStorageParts): Promise<CouchStorage> {
		const storage = new CouchStorage(parts);
		await storage.#eraser.finishLeftovers();
		for (const follower of storage.#followers) await follower.catchUp();
		storage.#isCaughtUp = true;
		for (const follower of storage.#followers) follower.start();
		return storage;
	}

	info(): Promise<StorageInfo> {
		return inPromise(() => {
			const { updateSeq, docCount } = this.#mirror.counters();
			return { uuid: this.#parts.couch.identity, updateSeq, docCount };
		});
	}

	async catchUp(): Promise<void> {
		for (const follower of this.#followers) await follower.catchUp();
	}

	async bulkDocs(
		revisions: readonly RevisionInput[],
		author?: Author
	): Promise<readonly WriteResult[]> {
		revisions.forEach(checkRevision);
		const by = author ?? this.#parts.author?.() ?? null;
		const results = await this.#turns.run(() => this.#write(revisions.map(wellFormedRevision), by));
		const last = results.findLast((result) => result.outcome === 'written');
		if (last !== undefined) await this.#log.announce(last.seq);
		return results;
	}

	/** CouchDB has no transactions, and a write is durable at no cost to us. */
	async writeBatches(batches: readonly Batch[]): Promise<readonly string[]> {
		for (const { revisions, author } of batches) await this.bulkDocs(revisions, author);
		// Another gateway may have written to any of them, and the mirror not know it yet.
		return [...new Set(batches.flatMap(({ revisions }) => revisions.map(({ id }) => id)))];
	}

	async revsDiff(
		wanted: ReadonlyMap<string, readonly string[]>
	): Promise<ReadonlyMap<string, RevsDiff>> {
		const diffs = await this.#parts.couch.documents.revsDiff(wanted);
		const ordered = [...diffs].map(([id, { missing, possibleAncestors }]) => {
			const leaves = this.#mirror.leavesOf(id).map(({ rev }) => rev);
			const known = leaves.filter((rev) => possibleAncestors.includes(rev));
			return [
				id,
				{ missing, possibleAncestors: [...new Set([...known, ...possibleAncestors])] }
			] as const;
		});
		return new Map(ordered);
	}

	async bulkGet(
		requests: readonly RevisionRequest[],
		options: { readonly latest?: boolean } = {}
	): Promise<readonly FoundRevisions[]> {
		const rows = await this.#parts.couch.documents.revisions(requests, options);
		return requests.map((request, index) => {
			const found = inOrder(rows[index] ?? []);
			return { ...request, found: request.rev === undefined ? found.slice(0, 1) : found };
		});
	}

	async leaves(ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredRevision[]>> {
		const requests = [...new Set(ids)].map((id) => ({ id }));
		const rows = await this.#parts.couch.documents.revisions(requests);
		const found = requests.map(({ id }, index) => [id, inOrder(rows[index] ?? [])] as const);
		return new Map(found.filter(([, leaves]) => leaves.length > 0));
	}

	async leafTexts(ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredText[]>> {
		const leaves = await this.leaves(ids);
		return new Map([...leaves].map(([id, revisions]) => [id, revisions.map(asText)]));
	}

	async winners(ids: readonly string[]): Promise<ReadonlyMap<string, Winner>> {
		const rows = await this.bulkGet([...new Set(ids)].map((id) => ({ id })));
		const found = rows.flatMap((row) => row.found);
		return new Map(found.map(({ id, rev, deleted, body }) => [id, { rev, deleted, body }]));
	}

	async winningField(
		ids: readonly string[],
		field: string
	): Promise<ReadonlyMap<string, WinningField>> {
		return fieldOfWinners(await this.winners(ids), field);
	}

	heads(ids: readonly string[]): Promise<ReadonlyMap<string, ChangeRow>> {
		return inPromise(() => new Map(this.#mirror.heads(ids).map((row) => [row.id, row])));
	}

	attachment(id: string, digest: string): Promise<Uint8Array | null> {
		return findAttachment(this.#parts.couch.documents, id, digest);
	}

	/** CouchDB compacts a database as a whole: it forgets the old bodies of all documents. */
	compact(ids: readonly string[]): Promise<void> {
		return ids.length === 0 ? Promise.resolve() : compactAndWait(this.#parts.couch.documents);
	}

	async arrivals(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
		const known = this.#mirror.arrivals(ids);
		if (known.size === this.#mirror.heads(ids).length) return known;
		await this.#recorded.catchUp();
		return this.#mirror.arrivals(ids);
	}

	superseded(): Promise<ReadonlyMap<string, readonly string[]>> {
		return Promise.resolve(new Map());
	}

	forgetBodies(): Promise<void> {
		return Promise.resolve();
	}

	conflicted(limit: number): Promise<readonly string[]> {
		return inPromise(() => this.#mirror.conflicted(limit));
	}

	changes(query: {
		readonly since: number;
		readonly limit: number;
	}): Promise<readonly ChangeRow[]> {
		return inPromise(() => this.#mirror.changes(query.since, query.limit));
	}

	list(range: {
		readonly from: string;
		readonly to: string;
		readonly limit: number;
		readonly tombstones?: 'omit' | 'include';
	}): Promise<readonly ListRow[]> {
		const { from, to, limit } = range;
		return inPromise(() =>
			range.tombstones === 'include'
				? this.#mirror.list(from, to, limit)
				: this.#mirror.listLive(from, to, limit)
		);
	}

	under(roots: readonly string[]): Promise<readonly ChangeRow[]> {
		return inPromise(() => this.#mirror.under(roots));
	}

	async erase(ids: readonly string[]): Promise<void> {
		const erased = await this.#turns.run(async () => {
			const removed = await this.#eraser.remove(ids);
			this.#mirror.forget(removed, null);
			return removed;
		});
		if (erased.length === 0) return;
		await this.#log.announce(this.#mirror.counters().updateSeq);
		await compactAndWait(this.#parts.couch.documents);
	}

	/** Other gateways hear of it by the feed that tells of erasures. */
	async sweep(ids: readonly string[]): Promise<void> {
		await this.#turns.run(async () => {
			await this.#eraser.remove(ids, 'swept');
			// Those too that another gateway has just swept.
			this.#mirror.sweep(this.#mirror.heads(ids).map(({ id }) => id));
		});
	}

	tidy(): Promise<void> {
		return compactAndWait(this.#parts.couch.documents);
	}

	async rememberErased(ids: readonly string[]): Promise<void> {
		await this.#turns.run(async () => {
			this.#mirror.forget(await this.#eraser.remember(ids), null);
		});
		await this.#log.announce(this.#mirror.counters().updateSeq);
	}

	erasures(range: { readonly since: number; readonly upTo: number }): Promise<readonly Erasure[]> {
		return inPromise(() => this.#mirror.erasures(range.since, range.upTo));
	}

	erasedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
		return inPromise(() => new Set(this.#mirror.erasedAmong(ids)));
	}

	async close(): Promise<void> {
		await Promise.all(this.#followers.map((follower) => follower.stop()));
		await this.#turns.run(() => Promise.resolve());
		this.#parts.close();
	}

	async #write(
		revisions: readonly RevisionInput[],
		author: Author | null
	): Promise<readonly WriteResult[]> {
		const { documents } = this.#parts.couch;
		const missing = await documents.revsDiff(byId(revisions));
		const fresh = newRevisions(revisions, (id, rev) => {
			return missing.get(id)?.missing.includes(rev) === true;
		});
		const whole = await withBytes(documents, [...fresh]);
		// On record first: a write that is cut short is on record without its revisions, never the reverse.
		if (author !== null && fresh.size > 0) await this.audit.record(author, whole);
		for (const round of writeRounds(whole)) await documents.writeRevisions(round.map(toCouch));
		const isFromElsewhere = author === null || author.actor === 'command';
		const seqs = this.#mirror.written(whole, isFromElsewhere ? null : author.at).values();
		await this.#checkBranches(whole.map(({ id }) => id));
		return revisions.map((revision): WriteResult => {
			const { id, path } = revision;
			const rev = path[0] ?? '';
			if (!fresh.has(revision)) return { id, rev, outcome: 'known' };
			return { id, rev, outcome: 'written', seq: seqs.next().value ?? 0 };
		});
	}

	/**
	 * A node that lags may call missing what has been written over since: taken for a leaf it would stay
	 * one for ever, because to write it again changes nothing that the feed could tell. Where a document
	 * seems to branch, CouchDB's quorum is asked.
	 */
	async #checkBranches(ids: readonly string[]): Promise<void> {
		const branched = [...new Set(ids)].filter((id) => this.#mirror.leavesOf(id).length > 1);
		this.#mirror.take(this.#news(await this.#askFor(branched)), this.#now(), null);
	}

	async #takeDocuments(rows: readonly FeedRow[]): Promise<void> {
		await this.#taking(async () => {
			const latest = [...new Map(rows.map((row) => [row.id, row])).values()];
			const changed = latest.flatMap((row) => {
				const known = this.#mirror.leavesOf(row.id);
				const verdict = compareLeaves(known, row.leaves);
				if (verdict === 'same') return [];
				// A row from before an erasure must not bring the document back.
				const isDoubtful = verdict === 'doubtful' || this.#mirror.isErased(row.id);
				return { id: row.id, leaves: isDoubtful ? null : tellLeaves(known, row) };
			});
			const told = changed.flatMap(({ id, leaves }) => (leaves === null ? [] : { id, leaves }));
			const untold = changed.filter(({ leaves }) => leaves === null).map(({ id }) => id);
			const asked = await this.#askFor(untold);
			const arrived = this.#isCaughtUp ? this.#now() : null;
			this.#mirror.take([...told, ...this.#news(asked)], arrived, rows.at(-1)?.since ?? null);
		});
	}

	async #takeErasures(rows: readonly FeedRow[]): Promise<void> {
		await this.#taking(async () => {
			const live = rows.filter(({ deleted }) => !deleted);
			const erased = live.flatMap((row) => this.#eraser.idIn(row.id, 'erased') ?? []);
			const swept = live.flatMap((row) => this.#eraser.idIn(row.id, 'swept') ?? []);
			const here = await this.#askFor([...erased, ...swept]);
			const alive = new Set(here.map(({ id }) => id));
			const isGone = (id: string) => !alive.has(id);
			this.#mirror.sweep(swept.filter(isGone));
			this.#mirror.forget(erased.filter(isGone), rows.at(-1)?.since ?? null);
		});
	}

	#now(): number {
		return (this.#parts.clock ?? Date.now)();
	}

	#news(documents: readonly MirroredDocument[]): readonly MirroredDocument[] {
		return documents.filter(({ id, leaves }) => {
			const revs = leaves.map(({ rev }) => rev);
			return compareLeaves(this.#mirror.leavesOf(id), revs) !== 'same';
		});
	}

	/** In turn, and told to those who wait if it has moved the log. */
	async #taking(take: () => Promise<void>): Promise<void> {
		const before = await this.#turns.run(async () => {
			const { updateSeq } = this.#mirror.counters();
			await take();
			return updateSeq;
		});
		const { updateSeq } = this.#mirror.counters();
		if (updateSeq > before) await this.#log.announce(updateSeq);
	}

	/** What CouchDB has now of these documents; those that it hasn't are left out. */
	async #askFor(ids: readonly string[]) {
		const leaves = await this.leaves(ids);
		return [...leaves].map(([id, all]) => ({
			id,
			leaves: all.map(({ rev, deleted }) => ({ rev, deleted }))
		}));
	}
}

function byId(revisions: readonly RevisionInput[]): ReadonlyMap<string, readonly string[]> {
	const revs = new Map<string, string[]>();
	for (const { id, path } of revisions) revs.set(id, [...(revs.get(id) ?? []), path[0] ?? '']);
	return revs;
}

function asText({ body, ...revision }: StoredRevision): StoredText {
	return { ...revision, text: JSON.stringify(body) };
}

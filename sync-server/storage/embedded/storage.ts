import { revisionsDigest } from '../../audit/chain.ts';
import type { Author } from '../../audit/port.ts';
import { recordedText, writeEntry } from '../../audit/write-entry.ts';
import {
	diffRevisions,
	docCountChange,
	extendRecord,
	findRevisions,
	leafRevisions,
	leafTexts,
	revisionsToCompact,
	storedBody,
	type StoredBody
} from '../document-record.ts';
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
import { missingAttachment } from '../storage-error.ts';
import { writtenIn, WriteLog } from '../write-log.ts';
import { Ages } from './ages.ts';
import { AuditTable } from './audit-table.ts';
import { DocumentTable } from './document-table.ts';
import { Eraser } from './eraser.ts';
import { localDocuments } from './local-documents.ts';
import { LogFile } from './log-file.ts';
import type { EmbeddedDatabase } from './open-database.ts';
import { ensureStorageTables } from './schema.ts';

/** A revision and its text, which is stored and put on record. */
interface Prepared {
	readonly revision: RevisionInput;
	readonly body: StoredBody;
}

interface Written {
	readonly results: readonly (readonly WriteResult[])[];
	/** ids of documents with several live leaves */
	readonly branched: readonly string[];
}

/**
 * Documents in one SQLite file. Its calls are synchronous inside; the HTTP layer's bounds (a thousand
 * documents a request) keep each to some tens of milliseconds.
 *
 * Sequences and counts are read in the writing transaction, never remembered: the admin commands
 * write to the same file from processes of their own.
 */
export class EmbeddedStorage implements Storage {
	readonly #database: EmbeddedDatabase;
	readonly #log: WriteLog;
	readonly #author: () => Author | null;
	readonly #documents: DocumentTable;
	readonly #eraser: Eraser;
	readonly #ages: Ages;
	readonly #file: LogFile;
	readonly #writeAll;
	readonly #eraseAll;
	readonly #sweepAll;
	readonly #forgetAll;
	readonly #rememberAll;
	readonly #compactAll;
	readonly #leavesOf;
	readonly #leafTextsOf;
	readonly #diffOf;
	readonly local: Storage['local'];
	readonly audit: AuditTable;

	/** @param author of what is written without naming one; nobody: it is not put on record */
	constructor(
		database: EmbeddedDatabase,
		log = new WriteLog(),
		author: () => Author | null = () => null
	) {
		ensureStorageTables(database);
		this.#database = database;
		this.#log = log;
		this.#author = author;
		this.#documents = new DocumentTable(database);
		this.#eraser = new Eraser(database, this.#documents);
		this.#file = new LogFile(database);
		this.local = localDocuments(database);
		this.audit = new AuditTable(database);
		this.#ages = new Ages(database, this.#documents);
		this.#writeAll = database.transaction((batches: readonly Batch[]) => {
			const { updateSeq } = this.#documents.store();
			const results = batches.map(({ revisions, author = this.#author() }) =>
				author === null
					? this.#write(revisions.map(prepared), null)
					: this.#writeAs(author, revisions.map(prepared))
			);
			return { results, branched: this.#documents.conflictedSince(updateSeq) };
		});
		// What is read in one transaction is locked once, and not for each document.
		this.#leavesOf = database.transaction((ids: readonly string[]) => {
			const leaves = new Map<string, readonly StoredRevision[]>();
			for (const [id, record] of this.#documents.records(ids)) {
				leaves.set(id, leafRevisions(record, this.#documents.body));
			}
			return leaves;
		});
		this.#leafTextsOf = database.transaction(
			(ids: readonly string[]) =>
				new Map(
					this.#documents
						.withWinners(ids)
						.map(({ record, readBody }) => [record.id, leafTexts(record, readBody)])
				)
		);
		this.#diffOf = database.transaction((wanted: ReadonlyMap<string, readonly string[]>) => {
			const diffs = new Map<string, RevsDiff>();
			const records = this.#documents.records([...wanted.keys()]);
			for (const [id, revs] of wanted) {
				const diff = diffRevisions(records.get(id) ?? null, revs);
				if (diff !== null) diffs.set(id, diff);
			}
			return diffs;
		});
		this.#compactAll = database.transaction((ids: readonly string[]) => {
			for (const id of ids) {
				const record = this.#documents.get(id);
				if (record !== null) this.#documents.deleteBodies(id, revisionsToCompact(record));
			}
		});
		this.#forgetAll = database.transaction((revisions: ReadonlyMap<string, readonly string[]>) => {
			for (const [id, revs] of revisions) {
				const record = this.#documents.get(id);
				const forgettable = new Set(record === null ? [] : revisionsToCompact(record));
				const forgotten = revs.filter((rev) => forgettable.has(rev));
				this.#documents.deleteBodies(id, forgotten);
			}
		});
		this.#rememberAll = database.transaction((ids: readonly string[]) => {
			this.#eraser.remember(ids);
		});
		this.#eraseAll = database.transaction((ids: readonly string[]) => {
			this.#eraser.removeRows(ids);
		});
		this.#sweepAll = database.transaction((ids: readonly string[]) => {
			this.#eraser.sweepRows(ids);
		});
	}

	info(): Promise<StorageInfo> {
		return inPromise(() => this.#documents.store());
	}

	/** Nothing stands between this and what others write to the file. */
	catchUp(): Promise<void> {
		return Promise.resolve();
	}

	async bulkDocs(
		revisions: readonly RevisionInput[],
		author?: Author
	): Promise<readonly WriteResult[]> {
		const batch = { revisions, ...(author !== undefined && { author }) };
		const { results } = await this.#writeAndTell([batch]);
		return results[0] ?? [];
	}

	async writeBatches(batches: readonly Batch[]): Promise<readonly string[]> {
		const { branched } = await this.#writeAndTell(batches);
		return branched;
	}

	revsDiff(wanted: ReadonlyMap<string, readonly string[]>): Promise<ReadonlyMap<string, RevsDiff>> {
		return inPromise(() => this.#diffOf(wanted));
	}

	bulkGet(
		requests: readonly RevisionRequest[],
		options: { readonly latest?: boolean } = {}
	): Promise<readonly FoundRevisions[]> {
		return inPromise(() =>
			requests.map((request) =>
				findRevisions(this.#documents.get(request.id), request, options, this.#documents.body)
			)
		);
	}

	leaves(ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredRevision[]>> {
		return inPromise(() => this.#leavesOf(ids));
	}

	leafTexts(ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredText[]>> {
		return inPromise(() => this.#leafTextsOf(ids));
	}

	heads(ids: readonly string[]): Promise<ReadonlyMap<string, ChangeRow>> {
		return inPromise(() => new Map(this.#documents.heads(ids).map((row) => [row.id, row])));
	}

	winners(ids: readonly string[]): Promise<ReadonlyMap<string, Winner>> {
		return inPromise(() => this.#documents.winners(ids));
	}

	winningField(ids: readonly string[], field: string): Promise<ReadonlyMap<string, WinningField>> {
		return inPromise(() => this.#documents.winningField(ids, field));
	}

	attachment(id: string, digest: string): Promise<Uint8Array | null> {
		return inPromise(() => this.#documents.attachment(id, digest));
	}

	compact(ids: readonly string[]): Promise<void> {
		return inPromise(() => {
			this.#compactAll.immediate(ids);
		});
	}

	arrivals(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
		return inPromise(() => this.#ages.arrivals(ids));
	}

	superseded(
		ids: readonly string[],
		before: number
	): Promise<ReadonlyMap<string, readonly string[]>> {
		return inPromise(() => this.#ages.superseded(ids, before));
	}

	forgetBodies(revisions: ReadonlyMap<string, readonly string[]>): Promise<void> {
		return inPromise(() => {
			this.#forgetAll.immediate(revisions);
		});
	}

	conflicted(limit: number): Promise<readonly string[]> {
		return inPromise(() => this.#documents.conflicted(limit));
	}

	changes(query: {
		readonly since: number;
		readonly limit: number;
	}): Promise<readonly ChangeRow[]> {
		return inPromise(() => this.#documents.changes(query.since, query.limit));
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
				? this.#documents.list(from, to, limit)
				: this.#documents.listLive(from, to, limit)
		);
	}

	under(roots: readonly string[]): Promise<readonly ChangeRow[]> {
		return inPromise(() => this.#documents.under(roots));
	}

	async erase(ids: readonly string[]): Promise<void> {
		if (ids.length === 0) return;
		this.#eraseAll.immediate(ids);
		await this.#log.announce(this.#documents.store().updateSeq);
		this.#eraser.scrubFile();
	}

	sweep(ids: readonly string[]): Promise<void> {
		return inPromise(() => {
			this.#sweepAll.immediate(ids);
		});
	}

	tidy(): Promise<void> {
		return inPromise(() => {
			this.#eraser.giveBackRoom();
		});
	}

	async rememberErased(ids: readonly string[]): Promise<void> {
		this.#rememberAll.immediate(ids);
		await this.#log.announce(this.#documents.store().updateSeq);
	}

	erasures(range: { readonly since: number; readonly upTo: number }): Promise<readonly Erasure[]> {
		return inPromise(() => this.#eraser.between(range.since, range.upTo));
	}

	erasedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
		return inPromise(() => new Set(this.#eraser.among(ids)));
	}

	/** Closes the file for every adapter that shares it. */
	close(): Promise<void> {
		return inPromise(() => {
			this.#database.close();
		});
	}

	async #writeAndTell(batches: readonly Batch[]): Promise<Written> {
		// Immediate: a transaction that read first could not be upgraded past another's write.
		const written = this.#file.commit(() => this.#writeAll.immediate(batches));
		await this.#file.flush();
		const { results } = written;
		const last = results.flat().findLast((result) => result.outcome === 'written');
		if (last !== undefined) await this.#log.announce(last.seq, writtenIn(batches, results));
		return written;
	}

	#writeAs(author: Author, all: readonly Prepared[]): WriteResult[] {
		const last = this.audit.next();
		const results = this.#write(all, (last?.n ?? 0) + 1);
		const written = all.filter((_, index) => results[index]?.outcome === 'written');
		if (written.length > 0) {
			const revisions = written.map(({ revision }) => revision);
			const recorded = written.map(({ revision, body }) => recordedText(revision, body.text));
			this.audit.add(last, writeEntry(author, revisions), revisionsDigest(recorded));
		}
		return results;
	}

	/** @param recorded number of the row on which the revisions are recorded, or null */
	#write(all: readonly Prepared[], recorded: number | null): WriteResult[] {
		const { updateSeq, docCount } = this.#documents.store();
		let seq = updateSeq;
		let count = docCount;
		const records = this.#documents.records(all.map(({ revision }) => revision.id));
		const results = all.map(({ revision, body }): WriteResult => {
			const { id } = revision;
			const rev = revision.path[0] ?? '';
			const before = records.get(id) ?? null;
			const extended = extendRecord(before, revision, seq + 1);
			if (extended === null) return { id, rev, outcome: 'known' };
			seq += 1;
			count += docCountChange(before, extended.record);
			this.#documents.put(extended.record);
			records.set(id, extended.record);
			this.#putAttachments(revision);
			this.#documents.putBody(id, rev, body, recorded);
			if (extended.stemmed.length > 0) this.#documents.deleteBodies(id, extended.stemmed);
			return { id, rev, outcome: 'written', seq };
		});
		if (seq > updateSeq) this.#documents.setCounters(seq, count);
		return results;
	}

	#putAttachments({ id, attachments = {} }: RevisionInput): void {
		for (const { digest, data } of Object.values(attachments)) {
			if (data !== undefined) this.#documents.putAttachment(id, digest, data);
			else if (this.#documents.attachment(id, digest) === null) throw missingAttachment(id);
		}
	}
}

function prepared(revision: RevisionInput): Prepared {
	return { revision, body: storedBody(revision) };
}

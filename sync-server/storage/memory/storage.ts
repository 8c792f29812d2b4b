import { randomUUID } from 'node:crypto';
import type { Author } from '../../audit/port.ts';
import {
	changeRow,
	diffRevisions,
	docCountChange,
	extendRecord,
	fieldOfWinners,
	findRevisions,
	digestsOf,
	leafRevisions,
	leafTexts,
	revisionsToCompact,
	supersededRevisions,
	storedBody,
	type DocumentRecord,
	type StoredBody
} from '../document-record.ts';
import type {
	Batch,
	ChangeRow,
	Erasure,
	FoundRevisions,
	JsonBody,
	ListRow,
	LocalDoc,
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
import { WriteLog, writtenIn } from '../write-log.ts';
import { MemoryAudit } from './audit.ts';

/**
 * The port in plain maps, for tests and throw-away databases. What it lacks in speed (its log is
 * sorted at each read) it has in being easy to check by eye.
 */
export class MemoryStorage implements Storage {
	readonly #log: WriteLog;
	readonly #uuid = randomUUID();
	readonly #documents = new Map<string, DocumentRecord>();
	readonly #bodies = new Map<string, Map<string, StoredBody>>();
	/** by document, then by digest */
	readonly #attachments = new Map<string, Map<string, Uint8Array>>();
	readonly #erased = new Map<string, number>();
	readonly #swept = new Set<string>();
	readonly #locals = new Map<string, { readonly count: number; readonly text: string }>();
	readonly audit = new MemoryAudit((id, rev) => this.#readBody(id, rev)?.text ?? null);
	#updateSeq = 0;
	#docCount = 0;

	constructor(log = new WriteLog()) {
		this.#log = log;
	}

	info(): Promise<StorageInfo> {
		return Promise.resolve({
			uuid: this.#uuid,
			docCount: this.#docCount,
			updateSeq: this.#updateSeq
		});
	}

	catchUp(): Promise<void> {
		return Promise.resolve();
	}

	async bulkDocs(
		revisions: readonly RevisionInput[],
		author?: Author
	): Promise<readonly WriteResult[]> {
		const [results = []] = await this.#writeAll([
			{ revisions, ...(author !== undefined && { author }) }
		]);
		return results;
	}

	async writeBatches(batches: readonly Batch[]): Promise<readonly string[]> {
		const results = await this.#writeAll(batches);
		const ids = results.flat().flatMap(({ id, outcome }) => (outcome === 'written' ? id : []));
		return this.#known(ids).flatMap(({ id, liveLeaves }) => (liveLeaves > 1 ? id : []));
	}

	revsDiff(wanted: ReadonlyMap<string, readonly string[]>): Promise<ReadonlyMap<string, RevsDiff>> {
		const diffs = new Map<string, RevsDiff>();
		for (const [id, revs] of wanted) {
			const diff = diffRevisions(this.#documents.get(id) ?? null, revs);
			if (diff !== null) diffs.set(id, diff);
		}
		return Promise.resolve(diffs);
	}

	bulkGet(
		requests: readonly RevisionRequest[],
		options: { readonly latest?: boolean } = {}
	): Promise<readonly FoundRevisions[]> {
		return Promise.resolve(
			requests.map((request) =>
				findRevisions(this.#documents.get(request.id) ?? null, request, options, this.#readBody)
			)
		);
	}

	leaves(ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredRevision[]>> {
		return Promise.resolve(
			new Map(this.#known(ids).map((record) => [record.id, leafRevisions(record, this.#readBody)]))
		);
	}

	leafTexts(ids: readonly string[]): Promise<ReadonlyMap<string, readonly StoredText[]>> {
		return Promise.resolve(
			new Map(this.#known(ids).map((record) => [record.id, leafTexts(record, this.#readBody)]))
		);
	}

	heads(ids: readonly string[]): Promise<ReadonlyMap<string, ChangeRow>> {
		return Promise.resolve(
			new Map(this.#known(ids).map((record) => [record.id, changeRow(record)]))
		);
	}

	winners(ids: readonly string[]): Promise<ReadonlyMap<string, Winner>> {
		return Promise.resolve(
			new Map(
				this.#known(ids).flatMap((record) => {
					const { found } = findRevisions(record, { id: record.id }, {}, this.#readBody);
					return found.map(({ id, rev, deleted, body }) => [id, { rev, deleted, body }] as const);
				})
			)
		);
	}

	async winningField(
		ids: readonly string[],
		field: string
	): Promise<ReadonlyMap<string, WinningField>> {
		return fieldOfWinners(await this.winners(ids), field);
	}

	attachment(id: string, digest: string): Promise<Uint8Array | null> {
		return Promise.resolve(this.#attachments.get(id)?.get(digest) ?? null);
	}

	compact(ids: readonly string[]): Promise<void> {
		for (const record of this.#known(ids)) {
			for (const rev of revisionsToCompact(record)) this.#bodies.get(record.id)?.delete(rev);
			this.#dropUnnamedAttachments(record.id);
		}
		return Promise.resolve();
	}

	arrivals(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
		const known = this.#known(ids).map(
			({ id, rev }) => [id, this.audit.authorOf(id, rev)] as const
		);
		return Promise.resolve(
			new Map(
				known.flatMap(([id, author]) =>
					author === null || author.actor === 'command' ? [] : [[id, author.at]]
				)
			)
		);
	}

	superseded(
		ids: readonly string[],
		before: number
	): Promise<ReadonlyMap<string, readonly string[]>> {
		const found = this.#known(ids).map((record) => {
			const revs = supersededRevisions(record, before, (rev) => {
				const hasBody = this.#readBody(record.id, rev) !== null;
				return hasBody ? { at: this.audit.authorOf(record.id, rev)?.at ?? null } : null;
			});
			return [record.id, revs] as const;
		});
		return Promise.resolve(new Map(found.filter(([, revs]) => revs.length > 0)));
	}

	forgetBodies(revisions: ReadonlyMap<string, readonly string[]>): Promise<void> {
		for (const record of this.#known([...revisions.keys()])) {
			const forgettable = new Set(revisionsToCompact(record));
			for (const rev of revisions.get(record.id) ?? []) {
				if (forgettable.has(rev)) this.#bodies.get(record.id)?.delete(rev);
			}
			this.#dropUnnamedAttachments(record.id);
		}
		return Promise.resolve();
	}

	conflicted(limit: number): Promise<readonly string[]> {
		const conflicts = this.#inOrder().filter((record) => record.liveLeaves > 1);
		return Promise.resolve(conflicts.slice(0, limit).map((record) => record.id));
	}

	changes(query: {
		readonly since: number;
		readonly limit: number;
	}): Promise<readonly ChangeRow[]> {
		const rows = this.#inOrder().filter((record) => record.seq > query.since);
		return Promise.resolve(rows.slice(0, query.limit).map(changeRow));
	}

	list(range: {
		readonly from: string;
		readonly to: string;
		readonly limit: number;
		readonly tombstones?: 'omit' | 'include';
	}): Promise<readonly ListRow[]> {
		const rows = [...this.#documents.values()]
			.filter((record) => !record.deleted || range.tombstones === 'include')
			.filter((record) => order(record.id, range.from) >= 0 && order(record.id, range.to) < 0)
			.sort((a, b) => order(a.id, b.id));
		return Promise.resolve(
			rows.slice(0, range.limit).map(({ id, rev, deleted }) => ({ id, rev, deleted }))
		);
	}

	under(roots: readonly string[]): Promise<readonly ChangeRow[]> {
		const rows = [...this.#documents.values()].filter(({ id }) =>
			roots.some((root) => id === root || id.startsWith(`${root}:`))
		);
		return Promise.resolve(rows.map(changeRow));
	}

	async erase(ids: readonly string[]): Promise<void> {
		const records = this.#known(ids);
		for (const record of records) {
			this.#remove(record);
			this.#erased.set(record.id, ++this.#updateSeq);
		}
		if (records.length > 0) await this.#log.announce(this.#updateSeq);
	}

	sweep(ids: readonly string[]): Promise<void> {
		for (const record of this.#known(ids)) {
			this.#remove(record);
			this.#swept.add(record.id);
		}
		return Promise.resolve();
	}

	tidy(): Promise<void> {
		return Promise.resolve();
	}

	async rememberErased(ids: readonly string[]): Promise<void> {
		for (const id of new Set(ids)) {
			if (this.#documents.has(id) || this.#erased.has(id)) continue;
			this.#updateSeq += 1;
			this.#erased.set(id, this.#updateSeq);
		}
		await this.#log.announce(this.#updateSeq);
	}

	erasures(range: { readonly since: number; readonly upTo: number }): Promise<readonly Erasure[]> {
		return Promise.resolve(
			[...this.#erased]
				.map(([id, seq]) => ({ seq, id }))
				.filter(({ seq }) => seq > range.since && seq <= range.upTo)
				.sort((a, b) => a.seq - b.seq)
		);
	}

	erasedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
		return Promise.resolve(
			new Set(
				ids.filter(
					(id) => (this.#erased.has(id) || this.#swept.has(id)) && !this.#documents.has(id)
				)
			)
		);
	}

	readonly local = {
		get: (key: string): Promise<LocalDoc | null> => {
			const local = this.#locals.get(key);
			return Promise.resolve(local === undefined ? null : localDoc(local));
		},
		put: (key: string, body: JsonBody): Promise<LocalDoc> => {
			const count = (this.#locals.get(key)?.count ?? 0) + 1;
			const local = { count, text: JSON.stringify(body) };
			this.#locals.set(key, local);
			return Promise.resolve(localDoc(local));
		},
		delete: (key: string): Promise<boolean> => Promise.resolve(this.#locals.delete(key))
	};

	close(): Promise<void> {
		return Promise.resolve();
	}

	async #writeAll(batches: readonly Batch[]): Promise<readonly (readonly WriteResult[])[]> {
		const staged = new Staged(this.#updateSeq);
		const results = batches.map(({ revisions }) =>
			revisions.map((revision) => this.#stage(revision, staged))
		);
		if (staged.seq === this.#updateSeq) return results;
		this.#commit(staged);
		for (const [at, { revisions, author }] of batches.entries()) {
			const written = revisions.filter((_, index) => results[at]?.[index]?.outcome === 'written');
			if (author !== undefined && written.length > 0) this.audit.record(author, written);
		}
		await this.#log.announce(staged.seq, writtenIn(batches, results));
		return results;
	}

	#stage(revision: RevisionInput, staged: Staged): WriteResult {
		const { id } = revision;
		const rev = revision.path[0] ?? '';
		const before = staged.documents.get(id) ?? structuredClone(this.#documents.get(id)) ?? null;
		const extended = extendRecord(before, revision, staged.seq + 1);
		if (extended === null) return { id, rev, outcome: 'known' };
		staged.seq += 1;
		staged.documents.set(id, extended.record);
		this.#stageAttachments(revision, staged);
		staged.bodies.push({ id, rev, body: storedBody(revision) });
		for (const stemmed of extended.stemmed) staged.bodies.push({ id, rev: stemmed, body: null });
		return { id, rev, outcome: 'written', seq: staged.seq };
	}

	#stageAttachments({ id, attachments = {} }: RevisionInput, staged: Staged): void {
		for (const { digest, data } of Object.values(attachments)) {
			if (data !== undefined) staged.attachments.push({ id, digest, data });
			else if (!this.#hasAttachment(id, digest, staged)) throw missingAttachment(id);
		}
	}

	#hasAttachment(id: string, digest: string, { attachments }: Staged): boolean {
		const isHeld = this.#attachments.get(id)?.has(digest) === true;
		return isHeld || attachments.some((staged) => staged.id === id && staged.digest === digest);
	}

	#remove({ id, deleted }: DocumentRecord): void {
		this.#documents.delete(id);
		this.#bodies.delete(id);
		this.#attachments.delete(id);
		if (!deleted) this.#docCount -= 1;
	}

	#dropUnnamedAttachments(id: string): void {
		const bodies = [...(this.#bodies.get(id)?.values() ?? [])];
		const named = digestsOf(bodies.map(({ attachments }) => attachments));
		const held = this.#attachments.get(id);
		for (const digest of [...(held?.keys() ?? [])]) {
			if (!named.has(digest)) held?.delete(digest);
		}
	}

	#commit(staged: Staged): void {
		for (const [id, record] of staged.documents) {
			this.#docCount += docCountChange(this.#documents.get(id) ?? null, record);
			this.#documents.set(id, record);
		}
		for (const { id, rev, body } of staged.bodies) this.#setBody(id, rev, body);
		for (const { id, digest, data } of staged.attachments) {
			const held = this.#attachments.get(id) ?? new Map<string, Uint8Array>();
			this.#attachments.set(id, held.set(digest, data));
		}
		const stemmed = staged.bodies.filter(({ body }) => body === null);
		for (const { id } of stemmed) this.#dropUnnamedAttachments(id);
		this.#updateSeq = staged.seq;
	}

	#setBody(id: string, rev: string, body: StoredBody | null): void {
		const bodies = this.#bodies.get(id) ?? new Map<string, StoredBody>();
		if (body === null) bodies.delete(rev);
		else bodies.set(rev, body);
		this.#bodies.set(id, bodies);
	}

	#known(ids: readonly string[]): DocumentRecord[] {
		return [...new Set(ids)].flatMap((id) => this.#documents.get(id) ?? []);
	}

	#inOrder(): DocumentRecord[] {
		return [...this.#documents.values()].sort((a, b) => a.seq - b.seq);
	}

	#readBody = (id: string, rev: string): StoredBody | null =>
		this.#bodies.get(id)?.get(rev) ?? null;
}

/** What one bulkDocs writes: nothing of it counts until all of it is well. */
class Staged {
	readonly documents = new Map<string, DocumentRecord>();
	readonly bodies: {
		readonly id: string;
		readonly rev: string;
		readonly body: StoredBody | null;
	}[] = [];
	readonly attachments: {
		readonly id: string;
		readonly digest: string;
		readonly data: Uint8Array;
	}[] = [];

	constructor(public seq: number) {}
}

/** By code point, as SQLite compares; JavaScript's own order differs outside the basic plane. */
function order(a: string, b: string): number {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function localDoc(local: { readonly count: number; readonly text: string }): LocalDoc {
	return { rev: `0-${local.count}`, body: JSON.parse(local.text) as JsonBody };
}

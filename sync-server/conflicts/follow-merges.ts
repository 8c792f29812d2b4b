import { lateEdits, unseenGains, type LateEdits } from '#domain/dedupe/late-edits.ts';
import { winnerOf } from '#domain/dedupe/merge-winner.ts';
import { customerMerged } from '#domain/documents/customer.ts';
import { customerId, formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { isUlid, type Ulid } from '#domain/documents/ulid.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { highestStamp } from '#domain/merge/highest-stamp.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { MergeBody, PlainBody } from '#domain/merge/merge-body.ts';
import { reopenConflict } from '#domain/merge/reopen-conflict.ts';
import { nextStamp, type Stamp } from '#domain/merge/stamp.ts';
import { isWithinBounds } from '../access/document-bounds.ts';
import { revisionOn } from '../replication/make-revisions.ts';
import type { RevisionInput, Storage, StoredRevision } from '../storage/port.ts';

/** Stamps of the server's own edits. */
const SERVER = 'server';

type Leaf = Pick<StoredRevision, 'id' | 'deleted' | 'body' | 'path'>;

/**
 * A card that was merged into another is shown no more. What is written on it all the same, by a device
 * that has not heard of the merge, or was there before the merge came and its author had not seen it,
 * goes on to the card that is shown: to be written with it, or it would be out of everybody's sight.
 * Whoever may write the one may write the other: since the merge, the winner decides over both.
 *
 * @param now milliseconds since the epoch
 * @param written all that goes into one transaction
 */
export async function followMerges(
	storage: Pick<Storage, 'heads' | 'leaves'>,
	now: number,
	written: readonly RevisionInput[]
): Promise<readonly RevisionInput[]> {
	const cids = await mergedAmong(
		storage,
		written.map(({ id }) => id)
	);
	if (cids.size === 0) return [];
	const view = new View(storage, written);
	await view.read([...cids].map(mergedId));
	const made: RevisionInput[] = [];
	// A set goes on to what is added while it is read: the winner may have been merged as well.
	for (const cid of cids) {
		const into = view.intoOf(cid);
		if (into === null || (await view.standsFor(cid)) === cid) continue;
		await view.read([customerId(cid), customerId(into), mergedId(into)]);
		const late = view.lateFor(cid, into);
		if (late === null || isNothing(late)) continue;
		const revisions = revisionsOf(view, late, { cid, into, now });
		for (const revision of revisions) view.add(revision);
		made.push(...revisions);
		cids.delete(into);
		if (revisions.length > 0) cids.add(into);
	}
	return made;
}

/** Of those written on, whoever has gone into somebody: hardly anybody, and heads alone tell. */
async function mergedAmong(
	storage: Pick<Storage, 'heads'>,
	written: readonly string[]
): Promise<Set<Ulid>> {
	const cids = [...new Set(written.flatMap((id) => tellingCid(id) ?? []))];
	if (cids.length === 0) return new Set();
	const coming = new Set(written);
	const stored = await storage.heads(cids.map(mergedId));
	return new Set(cids.filter((cid) => stored.has(mergedId(cid)) || coming.has(mergedId(cid))));
}

/** Documents as they will be once all is written. */
class View {
	readonly #storage: Pick<Storage, 'leaves'>;
	readonly #stored = new Map<string, readonly Leaf[]>();
	readonly #coming = new Map<string, Leaf[]>();

	constructor(storage: Pick<Storage, 'leaves'>, written: readonly RevisionInput[]) {
		this.#storage = storage;
		for (const revision of written) this.add(revision);
	}

	async read(ids: readonly string[]): Promise<void> {
		const unread = ids.filter((id) => !this.#stored.has(id));
		if (unread.length === 0) return;
		const trees = await this.#storage.leaves(unread);
		for (const id of unread) this.#stored.set(id, trees.get(id) ?? []);
	}

	add(revision: RevisionInput): void {
		const { id } = revision;
		this.#coming.set(id, [...(this.#coming.get(id) ?? []), revision]);
	}

	leaves(id: string): readonly Leaf[] {
		const all = [...(this.#stored.get(id) ?? []), ...(this.#coming.get(id) ?? [])];
		const passed = new Set(all.flatMap(({ path }) => path.slice(1)));
		return all.filter(({ deleted, path: [rev = ''] }) => !deleted && !passed.has(rev));
	}

	body(id: string): MergeBody | null {
		return mergedBody(this.leaves(id));
	}

	/** A revision with another body; null where it stays as it is. */
	changed(id: string, change: (body: MergeBody) => MergeBody): RevisionInput | null {
		const body = this.body(id);
		const [leaf] = this.leaves(id);
		const after = body === null ? null : change(body);
		if (after === null || after === body || leaf === undefined) return null;
		return revisionOn(leaf, { id, body: after });
	}

	intoOf(cid: Ulid): Ulid | null {
		return intoOf(this.body(mergedId(cid)));
	}

	/**
	 * The card that is shown in its place. In a circle it is one of those that went into others: what is
	 * written on it stays there, or it would go round for ever.
	 */
	async standsFor(cid: Ulid): Promise<string> {
		const way = new Map<string, Ulid | null>();
		for (let next: Ulid | null = cid; next !== null && !way.has(next);) {
			await this.read([mergedId(next)]);
			const into = this.intoOf(next);
			way.set(next, into);
			next = into;
		}
		return winnerOf(cid, (each) => way.get(each) ?? null);
	}

	lateFor(cid: Ulid, into: Ulid): LateEdits | null {
		const [loser, winner] = [this.body(customerId(cid)), this.body(customerId(into))];
		const merged = this.body(mergedId(cid));
		if (loser === null || winner === null || merged === null) return null;
		const was = intoOf(mergedBody(this.#live(mergedId(cid))));
		if (was !== into) return unseenGains({ loser, winner, merged });
		const before = mergedBody(this.#live(customerId(cid))) ?? {};
		return lateEdits({ before, after: loser, winner });
	}

	#live(id: string): readonly Leaf[] {
		return (this.#stored.get(id) ?? []).filter(({ deleted }) => !deleted);
	}
}

interface Place {
	readonly cid: Ulid;
	readonly into: Ulid;
	readonly now: number;
}

/** @returns none for a card that is full: what was written stays where it was written */
function revisionsOf(
	view: View,
	{ winner, contested, merged }: LateEdits,
	{ cid, into, now }: Place
): readonly RevisionInput[] {
	const card = view.changed(customerId(into), (body) =>
		contested.reduce<MergeBody>(
			(all, each) => besideWhatStands(all, each, now),
			edited(body, winner, now)
		)
	);
	if (card === null || !isWithinBounds(card.body)) return [];
	const notes = view.changed(mergedId(cid), (body) => edited(body, merged, now));
	return notes === null ? [card] : [card, notes];
}

function edited(body: MergeBody, edits: readonly FieldEdit[], now: number): MergeBody {
	if (edits.length === 0) return body;
	return applyEdits(body, edits, nextStamp(highestStamp(body), now, SERVER));
}

function besideWhatStands(
	body: MergeBody,
	{ path, standing, late }: LateEdits['contested'][number],
	now: number
): MergeBody {
	let last = nextStamp(highestStamp(body), now, SERVER);
	// The card has not met the stamps of who wrote them, and may name none that it has not.
	const values = [...standing, ...late.map((v) => ({ v, t: last }))];
	const [{ v: settledWith } = { v: late[0] }] = standing;
	const next = (): Stamp => (last = nextStamp(last, now, SERVER));
	return reopenConflict(body, { path, settledWith, values }, next);
}

function mergedBody(leaves: readonly Leaf[]): MergeBody | null {
	return leaves.length === 0 ? null : mergeAll(leaves.map(({ body }) => body));
}

function intoOf(merged: PlainBody | null): Ulid | null {
	const { into } = customerMerged.safeParse({ ...merged, _id: '' }).data ?? {};
	return into !== undefined && isUlid(into) ? into : null;
}

function isNothing({ winner, contested }: LateEdits): boolean {
	return winner.length === 0 && contested.length === 0;
}

/** Of a document that says who a customer is, or that they are somebody else. */
function tellingCid(id: string): Ulid | null {
	const parsed = parseDocId(id);
	if (parsed?.kind !== 'customer') return null;
	return parsed.section === 'core' || parsed.section === 'merged' ? parsed.cid : null;
}

function mergedId(cid: Ulid): string {
	return formatDocId({ kind: 'customer', cid, section: 'merged' });
}

import type { JsonObject } from '#domain/kernel/json.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { changesBetween } from '#domain/merge/changes-between.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { editEventOf } from '#domain/merge/edit-event.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { highestStamp } from '#domain/merge/highest-stamp.ts';
import { childRevision } from '#domain/merge/merge-leaves.ts';
import type { Stamp } from '#domain/merge/stamp.ts';
import { firstRevision } from './first-revision.ts';
import type { HybridClock } from './hybrid-clock.ts';
import { mergedDocument } from './merged-document.ts';
import type { Leaf, Revision } from './revision.ts';
import type { SyncState } from './sync-state.ts';

/** Makes another body of what a person saw; the same one again is no change. */
export type BodyChange = (body: JsonObject, next: () => Stamp) => JsonObject;

/** Of one document among several that are changed together. */
export interface DocumentChange {
	readonly id: string;
	readonly edits: readonly FieldEdit[];
	/** what it begins with where the device does not hold it; absent: it has to be there */
	readonly begin?: JsonObject;
}

/** What an edit writes: a revision of the document, and the event that tells of it. */
export class EditRevisions {
	constructor(
		private readonly clock: HybridClock,
		private readonly state: Pick<SyncState, 'me'>
	) {}

	/**
	 * @param leaves all that the device holds of the document
	 * @returns null when it is not there, nothing when nothing changes
	 */
	async of(
		id: string,
		leaves: readonly Revision[],
		change: BodyChange
	): Promise<readonly Revision[] | null> {
		const shown = mergedDocument(id, leaves);
		const base = leaves.find((leaf) => !leaf.deleted);
		if (shown === null || base === undefined) return null;
		const body = change(shown.body, () => this.clock.next(highestStamp(shown.body)));
		if (body === shown.body) return [];
		return [extended(base, body), ...(await this.#tellOf(id, shown.body, body))];
	}

	/** Likewise, of a document that may have to be made. */
	async ofOne(
		{ id, edits, begin }: DocumentChange,
		leaves: readonly Revision[]
	): Promise<readonly Revision[] | null> {
		const revised = await this.of(id, leaves, (body, next) => applyEdits(body, edits, next()));
		if (revised !== null || begin === undefined) return revised;
		const begun = createBody(begin, this.clock.next(null));
		const body = applyEdits(begun, edits, this.clock.next(highestStamp(begun)));
		return [firstRevision(id, body), ...(await this.#tellOf(id, begun, body))];
	}

	/**
	 * The event that tells of an edit. It is purged once the server has it: the server alone keeps the
	 * steps between two meetings, of which a document carries the last.
	 */
	async #tellOf(id: string, before: JsonObject, after: JsonObject): Promise<readonly Revision[]> {
		const [me, stamp] = [await this.state.me(), highestStamp(after)];
		if (me === null || stamp === null) return [];
		const changes = changesBetween(before, after);
		const event = editEventOf({ doc: id, by: me.uid, device: this.clock.device, stamp, changes });
		return event === null ? [] : [event];
	}
}

/** One revision on top of a leaf. Its other leaves stay open until the server has merged them. */
export function extended(base: Revision, body: Leaf['body']): Revision {
	const parents = [base.rev];
	const child = childRevision(base.id, base, { body, deleted: false, parents });
	return { id: base.id, rev: child.path[0] ?? '', path: child.path, deleted: false, body };
}

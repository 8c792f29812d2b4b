import { sameJson } from './canonical-json.ts';
import { foreignEdits, type MintId } from './foreign-edits.ts';
import type { PlainBody } from './merge-body.ts';
import { carriedOf, readState } from './read-state.ts';
import { contentHash } from './revision-hash.ts';
import { nextStamp, type Stamp } from './stamp.ts';
import { emptyState, newerSchema, type MergeState } from './state.ts';
import { highest } from './version-vector.ts';
import { overShown, writeEdits } from './write-edits.ts';

/** A content and the name of its revision; null where only the content is known. */
export interface Revision {
	readonly rev: string | null;
	readonly body: PlainBody;
}

export interface Settled {
	readonly state: MergeState;
	/** whether the body says all of the state by its own `m` */
	readonly stamped: boolean;
}

/** Of the SHA-256 that names a foreign revision's author or one of its items. */
const DEVICE_DIGITS = 12;
const ITEM_DIGITS = 24;

/**
 * What a revision says, whoever wrote it. Where the writer did not stamp (no usable `m`, the
 * parent's `m` beside other values, values that `m` does not know), what differs from the parent is
 * taken for edits of a device that is named after the revision: every replica that knows the same
 * ancestors finds the same stamps. With no parent known, all values are such edits.
 *
 * @param ancestors bodies of the parent, its parent, and so on, as far as known
 */
export function settle(revision: Revision, ancestors: readonly Revision[] = []): Settled {
	const own = readState(revision.body);
	const [parent, ...older] = ancestors;
	if (parent === undefined || (own !== null && !isCopied(revision, parent))) {
		return addForeign(revision, own ?? emptyState, own !== null);
	}
	const before = settle(parent, older);
	return addForeign(revision, before.state, own !== null && before.stamped);
}

/** Clients that know nothing of `m` write it back as they found it. */
function isCopied(revision: Revision, parent: Revision): boolean {
	return sameJson(revision.body['m'], parent.body['m']);
}

function addForeign(revision: Revision, base: MergeState, stamped: boolean): Settled {
	const edits = foreignEdits(base, revision.body, itemNamer(revision));
	const kept = { ...base, carried: foreignCarried(revision.body, base) };
	if (edits.length === 0) return { state: kept, stamped };
	return {
		state: writeEdits(kept, edits, foreignStamp(base, revision), overShown),
		stamped: false
	};
}

/** Whom a customer belongs to is fixed at creation; a newer schema may have been written. */
function foreignCarried(body: PlainBody, base: MergeState): MergeState['carried'] {
	const { schema, assigned } = carriedOf(body);
	return {
		schema: newerSchema(base.carried.schema, schema),
		assigned: base.carried.assigned ?? assigned
	};
}

/** Right after all that its parent has seen, so that it is what is shown. */
function foreignStamp(base: MergeState, revision: Revision): Stamp {
	const [hex = ''] = /[0-9a-f]*$/.exec(revisionName(revision)) ?? [];
	const digits = hex.length >= DEVICE_DIGITS ? hex : contentHash(revisionName(revision));
	const device = `f${digits.slice(0, DEVICE_DIGITS)}`;
	return nextStamp(highest(base.vv.values()), 0, device);
}

function itemNamer(revision: Revision): MintId {
	return (list, index) => {
		const hash = contentHash([revisionName(revision), list, index]);
		return `f${hash.slice(0, ITEM_DIGITS)}`;
	};
}

function revisionName({ rev, body }: Revision): string {
	return rev ?? contentHash(body);
}

import { canonicalJson } from './canonical-json.ts';
import type { PlainBody } from './merge-body.ts';
import { revisionHash } from './revision-hash.ts';
import { settle } from './settle.ts';
import { joinStates } from './state.ts';
import { writeBody } from './write-body.ts';

export interface Leaf {
	readonly rev: string;
	/** newest first, starting with `rev`, without gaps */
	readonly path: readonly string[];
	readonly deleted: boolean;
	readonly body: PlainBody;
}

/** A revision to write with `new_edits: false`. */
export interface MergedRevision {
	readonly id: string;
	readonly path: readonly string[];
	readonly deleted: boolean;
	readonly body: PlainBody;
}

/**
 * The revisions that leave a document with one live leaf, which holds the merge of all: the merge on
 * top of the winning leaf, a tombstone on each other. Where a leaf is the merge already, only the
 * others are closed. Tombstoned leaves are let be: a record that lives anywhere lives.
 *
 * Everything follows from the live leaves alone, so resolvers that know nothing of each other write
 * the same revisions once they have seen the same leaves, and nothing new after that. Leaves by
 * clients that do not stamp should have been through `stampForeign`, which knows their parents.
 *
 * For kinds that are edited; evidence such as entries and consents is never merged.
 *
 * @returns what to write, all in one transaction; empty when there is nothing to do
 */
export function mergeLeaves(id: string, leaves: readonly Leaf[]): readonly MergedRevision[] {
	const live = leaves.filter(({ deleted }) => !deleted).sort(byRevision);
	const winner = live.at(-1);
	if (winner === undefined || live.length === 1) return [];
	const body = mergedBody(live);
	const text = canonicalJson(body);
	const kept = live.findLast((leaf) => canonicalJson(leaf.body) === text);
	const closed = live
		.filter((leaf) => leaf !== (kept ?? winner))
		.map((leaf) => tombstone(id, leaf));
	if (kept !== undefined) return closed;
	const parents = live.map(({ rev }) => rev);
	return [childRevision(id, winner, { body, deleted: false, parents }), ...closed];
}

/** A revision on top of a leaf, named after its content. */
export function childRevision(
	id: string,
	leaf: Leaf,
	content: {
		readonly body: PlainBody;
		readonly deleted: boolean;
		readonly parents: readonly string[];
	}
): MergedRevision {
	const rev = `${generation(leaf.rev) + 1}-${revisionHash({ id, ...content })}`;
	return { id, path: [rev, ...leaf.path], deleted: content.deleted, body: content.body };
}

function mergedBody(live: readonly Leaf[]): PlainBody {
	const states = live.map(({ rev, body }) => settle({ rev, body }).state);
	return writeBody(states.reduce(joinStates));
}

/** Of the closed leaf alone, whatever it was merged with: each leaf has one tombstone. */
function tombstone(id: string, leaf: Leaf): MergedRevision {
	return childRevision(id, leaf, { body: {}, deleted: true, parents: [leaf.rev] });
}

/** By generation, then hash: the last is the one that CouchDB calls the winner. */
function byRevision(a: Leaf, b: Leaf): number {
	const generations = generation(a.rev) - generation(b.rev);
	if (generations !== 0) return generations;
	if (a.rev === b.rev) return 0;
	return a.rev < b.rev ? -1 : 1;
}

/** @throws TypeError when the text is not a revision */
function generation(rev: string): number {
	const [, digits] = /^([1-9][0-9]*)-./.exec(rev) ?? [];
	if (digits === undefined) throw new TypeError('not a revision');
	return Number(digits);
}

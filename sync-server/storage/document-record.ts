import type {
	ChangeRow,
	FoundRevisions,
	JsonBody,
	RevisionRequest,
	RevsDiff,
	StoredRevision
} from './port.ts';
import {
	grow,
	hasRevision,
	leavesBelow,
	leavesOf,
	pathsOf,
	possibleAncestors,
	type RevisionTree
} from './revision-tree.ts';

/** A document as an adapter keeps it: its place in the log and its tree. Bodies are kept apart. */
export interface DocumentRecord extends ChangeRow {
	readonly liveLeaves: number;
	readonly tree: RevisionTree;
}

/** A body as JSON text, so that nobody can change what is stored. */
export interface StoredBody {
	readonly deleted: boolean;
	readonly text: string;
}

export type ReadBody = (id: string, rev: string) => StoredBody | null;

/**
 * The record with one more revision, at its new place in the log; null when the revision is there
 * already. Uses up the given record's tree.
 *
 * @throws StorageError `bad-path`
 */
export function extendRecord(
	record: DocumentRecord | null,
	revision: { readonly id: string; readonly path: readonly string[]; readonly deleted: boolean },
	seq: number
): { readonly record: DocumentRecord; readonly stemmed: readonly string[] } | null {
	const rev = revision.path[0] ?? '';
	if (record !== null && hasRevision(record.tree, rev)) return null;
	const { tree, stemmed } = grow(record?.tree ?? [], revision.path, revision);
	const leaves = leavesOf(tree);
	const extended = {
		id: revision.id,
		seq,
		rev: leaves[0]?.rev ?? rev,
		deleted: leaves[0]?.deleted ?? revision.deleted,
		leaves: leaves.map((leaf) => leaf.rev),
		liveLeaves: leaves.filter((leaf) => !leaf.deleted).length,
		tree
	};
	return { record: extended, stemmed };
}

/** What a write does to the number of live documents. */
export function docCountChange(before: DocumentRecord | null, after: DocumentRecord): number {
	const live = (record: DocumentRecord | null) => (record === null || record.deleted ? 0 : 1);
	return live(after) - live(before);
}

export function findRevisions(
	record: DocumentRecord | null,
	request: RevisionRequest,
	choice: { readonly latest?: boolean },
	readBody: ReadBody
): FoundRevisions {
	if (record === null) return { ...request, found: [] };
	const rev = request.rev ?? record.rev;
	const below = choice.latest === true ? leavesBelow(record.tree, rev) : [];
	const revs = below.length > 0 ? below.map((leaf) => leaf.rev) : [rev];
	return { ...request, found: storedRevisions(record, revs, readBody) };
}

export function leafRevisions(record: DocumentRecord, readBody: ReadBody): StoredRevision[] {
	return storedRevisions(record, record.leaves, readBody);
}

/** null when nothing is missing. */
export function diffRevisions(
	record: DocumentRecord | null,
	wanted: readonly string[]
): RevsDiff | null {
	const tree = record?.tree ?? [];
	const missing = [...new Set(wanted)].filter((rev) => !hasRevision(tree, rev));
	if (missing.length === 0) return null;
	return { missing, possibleAncestors: possibleAncestors(tree, missing) };
}

/** The log's view of a record. */
export function changeRow(record: ChangeRow): ChangeRow {
	const { seq, id, rev, deleted, leaves } = record;
	return { seq, id, rev, deleted, leaves };
}

function storedRevisions(
	record: DocumentRecord,
	revs: readonly string[],
	readBody: ReadBody
): StoredRevision[] {
	const paths = pathsOf(record.tree, revs);
	return revs.flatMap((rev) => {
		const path = paths.get(rev);
		const stored = path === undefined ? null : readBody(record.id, rev);
		if (path === undefined || stored === null) return [];
		const body = JSON.parse(stored.text) as JsonBody;
		return { id: record.id, rev, deleted: stored.deleted, body, path };
	});
}

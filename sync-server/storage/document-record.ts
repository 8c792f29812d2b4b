import type {
	AttachmentFacts,
	AttachmentInput,
	ChangeRow,
	FoundRevisions,
	JsonBody,
	RevisionInput,
	RevisionRequest,
	RevsDiff,
	StoredRevision,
	StoredText,
	Winner,
	WinningField
} from './port.ts';
import {
	ancestorsOf,
	childrenOf,
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
	readonly tree: RevisionTree;
}

/** A body as JSON text, so that nobody can change what is stored. */
export interface StoredBody {
	readonly deleted: boolean;
	readonly text: string;
	/** facts by name, as JSON; null where there are none */
	readonly attachments: string | null;
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
	const leaves = record === null ? [{ rev, deleted: revision.deleted }] : leavesOf(tree);
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

/** What is kept of a revision beside its place in the tree. */
export function storedBody({ deleted, body, attachments = {} }: RevisionInput): StoredBody {
	const named = Object.entries(attachments);
	const facts = named.map(([name, attachment]) => [name, factsOf(attachment)]);
	return {
		deleted,
		text: JSON.stringify(body),
		attachments: facts.length === 0 ? null : JSON.stringify(Object.fromEntries(facts))
	};
}

/** Digests that the bodies of a document name. */
export function digestsOf(attachments: Iterable<string | null>): ReadonlySet<string> {
	const digests = new Set<string>();
	for (const text of attachments) {
		for (const { digest } of Object.values(parseAttachments(text) ?? {})) digests.add(digest);
	}
	return digests;
}

/** Revisions whose bodies only history needs. */
export function revisionsToCompact({ tree, leaves }: DocumentRecord): readonly string[] {
	// One that ends a branch may stand in the middle of another that it could not be joined with.
	return ancestorsOf(tree).filter((rev) => !leaves.includes(rev));
}

/**
 * Of the revisions whose bodies only history needs, those in whose place others came before that time.
 * Nothing of a deleted document: who may hear of its tombstone is asked of its last body.
 *
 * @param stored when a revision came, null where that is not known (it is older than all that is);
 * null for one whose body is gone
 */
export function supersededRevisions(
	record: DocumentRecord,
	before: number,
	stored: (rev: string) => { readonly at: number | null } | null
): readonly string[] {
	if (record.deleted) return [];
	const children = childrenOf(record.tree);
	const isBefore = (rev: string) => (stored(rev)?.at ?? -Infinity) < before;
	return revisionsToCompact(record).filter(
		(rev) => stored(rev) !== null && (children.get(rev) ?? []).every(isBefore)
	);
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

/** For stores that read whole bodies anyway. */
export function fieldOfWinners(
	winners: ReadonlyMap<string, Winner>,
	field: string
): ReadonlyMap<string, WinningField> {
	return new Map(
		[...winners].map(([id, { rev, deleted, body }]) => {
			const value = Object.hasOwn(body, field) ? body[field] : undefined;
			return [id, { rev, deleted, text: value === undefined ? null : JSON.stringify(value) }];
		})
	);
}

export function leafRevisions(record: DocumentRecord, readBody: ReadBody): StoredRevision[] {
	return storedRevisions(record, record.leaves, readBody);
}

/** @param readBody asked for leaves alone */
export function leafTexts(record: DocumentRecord, readBody: ReadBody): StoredText[] {
	return storedTexts(record, record.leaves, readBody);
}

/** null when nothing is missing. */
export function diffRevisions(
	record: DocumentRecord | null,
	wanted: readonly string[]
): RevsDiff | null {
	// Of nearly all that is pushed there is nothing yet, and one revision comes.
	if (record === null && wanted.length === 1) return { missing: wanted, possibleAncestors: [] };
	const tree = record?.tree ?? [];
	const missing = [...new Set(wanted)].filter((rev) => !hasRevision(tree, rev));
	if (missing.length === 0) return null;
	return { missing, possibleAncestors: possibleAncestors(tree, missing) };
}

/** The log's view of a record. */
export function changeRow(record: ChangeRow): ChangeRow {
	const { seq, id, rev, deleted, leaves, liveLeaves } = record;
	return { seq, id, rev, deleted, leaves, liveLeaves };
}

function storedRevisions(
	record: DocumentRecord,
	revs: readonly string[],
	readBody: ReadBody
): StoredRevision[] {
	return storedTexts(record, revs, readBody).map(({ text, ...revision }) => ({
		...revision,
		body: JSON.parse(text) as JsonBody
	}));
}

function storedTexts(
	record: DocumentRecord,
	revs: readonly string[],
	readBody: ReadBody
): StoredText[] {
	const paths = pathsOf(record.tree, revs);
	return revs.flatMap((rev) => {
		const path = paths.get(rev);
		const stored = path === undefined ? null : readBody(record.id, rev);
		if (path === undefined || stored === null) return [];
		const attachments = parseAttachments(stored.attachments);
		return {
			id: record.id,
			rev,
			deleted: stored.deleted,
			text: stored.text,
			...(attachments !== null && { attachments }),
			path
		};
	});
}

function factsOf({ contentType, revpos, digest, length }: AttachmentInput): AttachmentFacts {
	return { contentType, revpos, digest, length };
}

function parseAttachments(text: string | null): Readonly<Record<string, AttachmentFacts>> | null {
	return text === null ? null : (JSON.parse(text) as Record<string, AttachmentFacts>);
}

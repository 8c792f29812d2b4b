import { merge, revExists, traverseRevTree, type Node, type Path } from 'pouchdb-merge';
import { StorageError } from './storage-error.ts';

/**
 * A document's revision tree, grown by pouchdb-merge: the same code as on the devices, so that both
 * ends agree on every winner. Plain JSON. This file only asks it questions.
 */
export type RevisionTree = Path[];

export interface Leaf {
	readonly rev: string;
	readonly deleted: boolean;
}

/** CouchDB's default. Ours keeps ancestors generously: a stemmed tree takes old revisions for roots. */
const REVS_LIMIT = 1000;

export function hasRevision(tree: RevisionTree, rev: string): boolean {
	return revExists(tree, rev);
}

/**
 * The tree with one more revision, and what fell off its far end. pouchdb-merge works in place:
 * `tree` itself is used up.
 *
 * @param path newest first, without gaps; the first is the new revision
 * @throws StorageError `bad-path`
 */
export function grow(
	tree: RevisionTree,
	path: readonly string[],
	state: { readonly deleted: boolean }
): { readonly tree: RevisionTree; readonly stemmed: readonly string[] } {
	const branch = singleBranch(path, state.deleted);
	if (tree.length === 0 && path.length <= REVS_LIMIT) return { tree: [branch], stemmed: [] };
	const grown = merge(tree, branch, REVS_LIMIT);
	return { tree: grown.tree, stemmed: grown.stemmedRevs };
}

/**
 * That a path is one: not empty, newest first, without gaps, and of revisions.
 *
 * @throws StorageError `bad-path`
 */
export function checkPath(path: readonly string[]): void {
	singleBranch(path, false);
}

/**
 * Winner first, by CouchDB's rule: live before deleted, then the longer history, then the higher hash.
 * Each once: when short histories arrive out of order, pouchdb-merge may keep one leaf at the end of
 * two branches that it could not join.
 */
export function leavesOf(tree: RevisionTree): readonly Leaf[] {
	const leaves = new Map<string, Leaf & { readonly pos: number; readonly hash: string }>();
	traverseRevTree(tree, (isLeaf, pos, hash, _context, state) => {
		const rev = `${pos}-${hash}`;
		if (isLeaf) leaves.set(rev, { rev, deleted: state.deleted === true, pos, hash });
	});
	const ordered = [...leaves.values()].sort((a, b) => {
		if (a.deleted !== b.deleted) return a.deleted ? 1 : -1;
		if (a.pos !== b.pos) return b.pos - a.pos;
		return a.hash < b.hash ? 1 : -1;
	});
	return ordered.map(({ rev, deleted }) => ({ rev, deleted }));
}

/** From the revision back to its oldest known ancestor; null when the tree has no such revision. */
export function pathOf(tree: RevisionTree, rev: string): readonly string[] | null {
	return pathsOf(tree, [rev]).get(rev) ?? null;
}

/** The paths of several in one walk: a tree may have many leaves, and all of them are often read. */
export function pathsOf(
	tree: RevisionTree,
	revs: readonly string[]
): ReadonlyMap<string, readonly string[]> {
	const wanted = new Set(revs);
	const paths = new Map<string, readonly string[]>();
	traverseRevTree<Lineage>(tree, (_isLeaf, pos, hash, parent) => {
		const here = { rev: `${pos}-${hash}`, parent };
		if (!wanted.has(here.rev)) return here;
		const path = unwind(here);
		// Of two branches that hold it, the one that knows more.
		if (path.length > (paths.get(here.rev)?.length ?? 0)) paths.set(here.rev, path);
		return here;
	});
	return paths;
}

/** Every revision that is no leaf. */
export function ancestorsOf(tree: RevisionTree): readonly string[] {
	const ancestors: string[] = [];
	traverseRevTree(tree, (isLeaf, pos, hash) => {
		if (!isLeaf) ancestors.push(`${pos}-${hash}`);
	});
	return ancestors;
}

/** What follows on each revision, at once. */
export function childrenOf(tree: RevisionTree): ReadonlyMap<string, readonly string[]> {
	const children = new Map<string, string[]>();
	traverseRevTree<string>(tree, (_isLeaf, pos, hash, parent) => {
		const rev = `${pos}-${hash}`;
		if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), rev]);
		return rev;
	});
	return children;
}

/** The leaves that descend from the revision (itself, when it is one), winner first. */
export function leavesBelow(tree: RevisionTree, rev: string): readonly Leaf[] {
	const below = new Set<string>();
	traverseRevTree<{ readonly isBelow: boolean }>(tree, (isLeaf, pos, hash, parent) => {
		const here = `${pos}-${hash}`;
		const isBelow = parent?.isBelow === true || here === rev;
		if (isLeaf && isBelow) below.add(here);
		return { isBelow };
	});
	return leavesOf(tree).filter((leaf) => below.has(leaf.rev));
}

/** Leaves from which a sender might make a delta to one of these revisions. */
export function possibleAncestors(tree: RevisionTree, missing: readonly string[]): string[] {
	const newest = Math.max(...missing.map(generation));
	return leavesOf(tree)
		.map((leaf) => leaf.rev)
		.filter((rev) => generation(rev) < newest);
}

interface Lineage {
	readonly rev: string;
	readonly parent: Lineage | undefined;
}

function unwind(from: Lineage): readonly string[] {
	const path: string[] = [];
	for (let at: Lineage | undefined = from; at !== undefined; at = at.parent) path.push(at.rev);
	return path;
}

function singleBranch(path: readonly string[], deleted: boolean): Path {
	const [newest, ...ancestors] = path.map(parseRev);
	if (newest === undefined) throw new StorageError('bad-path', 'a revision has no path');
	let pos = newest.pos;
	let branch: Node = [
		newest.hash,
		deleted ? { status: 'available', deleted: true } : { status: 'available' },
		[]
	];
	for (const ancestor of ancestors) {
		pos -= 1;
		if (ancestor.pos !== pos) throw new StorageError('bad-path', 'a path has a gap');
		branch = [ancestor.hash, { status: 'missing' }, [branch]];
	}
	return { pos, ids: branch };
}

const REV = /^([1-9][0-9]{0,8})-([^-].*)$/;

function parseRev(rev: string): { readonly pos: number; readonly hash: string } {
	const [, pos, hash] = REV.exec(rev) ?? [];
	if (pos === undefined || hash === undefined) {
		throw new StorageError('bad-path', 'a path holds something that is not a revision');
	}
	return { pos: Number(pos), hash };
}

function generation(rev: string): number {
	return Number.parseInt(rev, 10);
}

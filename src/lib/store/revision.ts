import type { JsonObject } from '#domain/kernel/json.ts';

/** One revision's content, as the screen and merging need it. */
export interface Leaf {
	readonly id: string;
	readonly rev: string;
	readonly deleted: boolean;
	/** without `_id`, `_rev`, `_revisions` */
	readonly body: JsonObject;
}

/** A leaf with its place in the tree, as it is written and as it travels. */
export interface Revision extends Leaf {
	/** newest first, starting with `rev`, without gaps: `["3-c", "2-b", "1-a"]` */
	readonly path: readonly string[];
}

export function generationOf(rev: string): number {
	return Number.parseInt(rev, 10);
}

/** CouchDB's `_revisions`: the first generation, and the hashes newest first. */
export interface Revisions {
	readonly start: number;
	readonly ids: readonly string[];
}

export function toRevisions(path: readonly string[]): Revisions {
	const start = generationOf(path[0] ?? '');
	return { start, ids: path.map((rev) => rev.slice(rev.indexOf('-') + 1)) };
}

export function toPath({ start, ids }: Revisions): readonly string[] {
	return ids.map((hash, index) => `${start - index}-${hash}`);
}

/** Live before deleted, then by generation and hash: the order in which every replica finds its winner. */
export function byWinner(a: Leaf, b: Leaf): number {
	if (a.deleted !== b.deleted) return a.deleted ? 1 : -1;
	const generations = generationOf(b.rev) - generationOf(a.rev);
	if (generations !== 0) return generations;
	return a.rev < b.rev ? 1 : a.rev > b.rev ? -1 : 0;
}

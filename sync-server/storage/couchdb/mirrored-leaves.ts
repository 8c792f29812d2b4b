export interface MirroredLeaf {
	readonly rev: string;
	readonly deleted: boolean;
}

/** Winner first, by CouchDB's rule: live before deleted, then the longer history, then the higher hash. */
export function inOrder<T extends MirroredLeaf>(leaves: readonly T[]): readonly T[] {
	return leaves.toSorted((a, b) => {
		if (a.deleted !== b.deleted) return a.deleted ? 1 : -1;
		const longer = generation(b.rev) - generation(a.rev);
		return longer === 0 ? (a.rev < b.rev ? 1 : -1) : longer;
	});
}

/**
 * What a row of the feed says of a document, as against what is known.
 *
 * - `same`: nothing new.
 * - `newer`: what we hold and it does not have has been written over by a longer history.
 * - `doubtful`: it may be from before what we hold: rows tell of the moment in which they were read,
 *   and a copy on another node may lag behind. Only CouchDB can say.
 */
export function compareLeaves(
	known: readonly MirroredLeaf[],
	told: readonly string[]
): 'same' | 'newer' | 'doubtful' {
	const gone = known.filter(({ rev }) => !told.includes(rev));
	const fresh = told.filter((rev) => !known.some((leaf) => leaf.rev === rev));
	if (gone.length === 0) return fresh.length === 0 ? 'same' : 'newer';
	const reach = Math.max(0, ...fresh.map(generation));
	return gone.every(({ rev }) => generation(rev) < reach) ? 'newer' : 'doubtful';
}

/** The leaves of a row, where what is known tells which of them are tombstones; null where it doesn't. */
export function tellLeaves(
	known: readonly MirroredLeaf[],
	row: { readonly leaves: readonly string[]; readonly deleted: boolean }
): readonly MirroredLeaf[] | null {
	// Of a document that is deleted as a whole, every leaf is.
	if (row.deleted || row.leaves.length === 1) {
		return inOrder(row.leaves.map((rev) => ({ rev, deleted: row.deleted })));
	}
	const told = row.leaves.map((rev) => known.find((leaf) => leaf.rev === rev));
	return told.every((leaf) => leaf !== undefined) ? inOrder(told) : null;
}

function generation(rev: string): number {
	return Number.parseInt(rev, 10);
}

import type { RevisionInput } from '../port.ts';

/**
 * Batches in which no revision stands beside one of its ancestors. CouchDB keeps the bodies of those
 * that are leaves when a batch ends; of an ancestor that came along it would keep the name alone.
 */
export function writeRounds<T extends RevisionInput>(revisions: readonly T[]): readonly T[][] {
	const rounds: T[][] = [];
	const former = new Map<string, { readonly revision: T; readonly round: number }[]>();
	for (const revision of revisions) {
		const relatives = (former.get(revision.id) ?? []).filter((one) => related(one, revision));
		const round = Math.max(-1, ...relatives.map((one) => one.round)) + 1;
		(rounds[round] ??= []).push(revision);
		former.set(revision.id, [...(former.get(revision.id) ?? []), { revision, round }]);
	}
	return rounds;
}

function related(
	{ revision: before }: { readonly revision: RevisionInput },
	{ path }: RevisionInput
): boolean {
	return path.includes(before.path[0] ?? '') || before.path.includes(path[0] ?? '');
}

/** Those that the trees don't hold yet, and that none before them in the batch brings along. */
export function newRevisions<T extends RevisionInput>(
	revisions: readonly T[],
	isMissing: (id: string, rev: string) => boolean
): ReadonlySet<T> {
	const brought = new Map<string, Set<string>>();
	const fresh = revisions.filter(({ id, path }) => {
		const [rev = ''] = path;
		const already = brought.get(id) ?? new Set<string>();
		if (already.has(rev) || !isMissing(id, rev)) return false;
		for (const each of path) already.add(each);
		brought.set(id, already);
		return true;
	});
	return new Set(fresh);
}

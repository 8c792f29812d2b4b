import { frozenProblem } from '#domain/contests/frozen-problem.ts';
import { publishProblems } from '#domain/contests/publish-problems.ts';
import { contest, type Contest } from '#domain/documents/contest.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import { reasonOf, type PushReason } from '#domain/wire/push-refusal.ts';
import type { JsonBody, RevisionInput, StoredRevision } from '../storage/port.ts';
import { leavesAfter } from './check-fields.ts';

interface PushedContest {
	/** stamped */
	readonly revision: Pick<RevisionInput, 'id' | 'path' | 'body'>;
	/** leaves that the server has */
	readonly tree: readonly StoredRevision[];
}

/**
 * Contests are published by request. Who administers may push one all the same, as a device gives back
 * what a restored server has lost; the rules are those of publishing, and what counts is what the
 * document will show once it is merged.
 */
export function contestRefusal({ revision, tree }: PushedContest): PushReason | null {
	const after = shown(revision.id, leavesAfter(tree, revision));
	if (after === null) return null;
	const before = shown(revision.id, tree);
	const altered = before === null ? null : frozenProblem(before, after);
	if (altered !== null) return reasonOf('signed', altered);
	if (after.state === 'draft') return null;
	const [problem] = publishProblems(after);
	return problem === undefined ? null : reasonOf('not-publishable', problem.at);
}

function shown(
	id: string,
	leaves: readonly Pick<StoredRevision, 'deleted' | 'body'>[]
): Contest | null {
	const live = leaves.filter(({ deleted }) => !deleted).map(({ body }): JsonBody => body);
	if (live.length === 0) return null;
	return contest.safeParse({ ...mergeAll(live), _id: id }).data ?? null;
}

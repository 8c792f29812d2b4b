import type { Contest } from '../documents/contest.ts';

export type ContestProblem = 'not-running' | 'not-begun' | 'over';

/**
 * Why nobody can take part on this day, or null when they can.
 *
 * @param today `yyyy-mm-dd` where the form is filled in
 */
export function contestProblem(
	{ state, from, to }: Pick<Contest, 'state' | 'from' | 'to'>,
	today: string
): ContestProblem | null {
	if (state !== 'running') return 'not-running';
	if (today < from) return 'not-begun';
	return today > to ? 'over' : null;
}

import type { RowRange } from './row-slots.svelte.ts';

/**
 * From the rows that are shown towards those that are wanted: what has come into sight, and one more on
 * either side. To make all spare rows in one frame takes longer than a frame has.
 *
 * @param moved rows by which what is in sight has moved, whichever way
 */
export function stepTowards(shown: RowRange, wanted: RowRange, moved: number): RowRange {
	const most = moved + 1;
	return {
		first: Math.max(wanted.first, shown.first - most),
		last: Math.min(wanted.last, shown.last + most)
	};
}

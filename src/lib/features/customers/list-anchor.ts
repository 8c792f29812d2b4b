import type { CustomerRow } from '$lib/app/engine-api.ts';

/** The first row in sight. */
export interface Anchor {
	readonly cid: string;
	readonly index: number;
	/** how much of it is above the upper edge, in pixels */
	readonly below: number;
}

/** Further than this, rows have been put into another order rather than a few come or gone. */
const NEAR = 300;

/** Where the row is now; null when it is not near, or not known. */
export function placeOf(
	{ cid, index }: Anchor,
	rows: readonly (CustomerRow | undefined)[]
): number | null {
	for (let away = 0; away <= NEAR; away++) {
		if (rows[index + away]?.cid === cid) return index + away;
		if (rows[index - away]?.cid === cid) return index - away;
	}
	return null;
}

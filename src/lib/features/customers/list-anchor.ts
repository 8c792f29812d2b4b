import type { PagedRows } from './paged-rows.ts';

/** The first row in sight. */
export interface Anchor {
	readonly cid: string;
	readonly index: number;
}

/** Further than this, rows have been put into another order rather than a few come or gone. */
const NEAR = 300;

/** Where the row is now; null when it is not near, or not known. */
export function placeOf({ cid, index }: Anchor, rows: PagedRows): number | null {
	for (let away = 0; away <= NEAR; away++) {
		if (rows.at(index + away)?.cid === cid) return index + away;
		if (rows.at(index - away)?.cid === cid) return index - away;
	}
	return null;
}

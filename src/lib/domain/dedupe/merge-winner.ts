/**
 * Who stands for a customer after merges: the winner at the end of the way, or oneself. Two people may
 * have merged one pair the other way round without having heard of each other, so the way may be a
 * circle: then it is whoever of the circle was there first (the lowest id), on every device alike.
 *
 * @param into whom each customer was merged into, by cid; null for nobody
 */
export function winnerOf(cid: string, into: (cid: string) => string | null): string {
	const way: string[] = [];
	for (let next: string | null = cid; next !== null; next = into(next)) {
		const passed = way.indexOf(next);
		if (passed >= 0) return lowest(way.slice(passed));
		way.push(next);
	}
	return way.at(-1) ?? cid;
}

function lowest(circle: readonly string[]): string {
	return circle.reduce((first, cid) => (cid < first ? cid : first));
}

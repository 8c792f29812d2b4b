/** One thing that a list is ordered by. */
export interface SortKey<K extends string> {
	readonly by: K;
	readonly descending?: true;
}

/** One more key, of the least weight; or, if it is one already, no longer one. */
export function toggled<K extends string>(
	sort: readonly SortKey<K>[],
	by: K
): readonly SortKey<K>[] {
	const without = sort.filter((each) => each.by !== by);
	return without.length < sort.length ? without : [...sort, { by }];
}

export function reversed<K extends string>(
	sort: readonly SortKey<K>[],
	by: K
): readonly SortKey<K>[] {
	return sort.map((each) => {
		if (each.by !== by) return each;
		return each.descending === true ? { by } : { by, descending: true };
	});
}

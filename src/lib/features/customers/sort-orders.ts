import type { CustomerSort } from '$lib/app/engine-api.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

export type SortBy = CustomerSort['by'];

export interface SortOrder {
	readonly by: SortBy;
	readonly words: MessageKey;
	readonly ascending: MessageKey;
	readonly descending: MessageKey;
}

/** What the list can be ordered by, and how each direction is called. */
export const SORT_ORDERS: readonly SortOrder[] = [
	{ by: 'name', words: 'sort.name', ascending: 'sort.az', descending: 'sort.za' },
	{ by: 'recent', words: 'sort.recent', ascending: 'sort.newest', descending: 'sort.oldest' },
	{ by: 'stage', words: 'field.stage', ascending: 'sort.first', descending: 'sort.last' },
	{ by: 'company', words: 'field.companyName', ascending: 'sort.az', descending: 'sort.za' },
	{ by: 'place', words: 'sort.place', ascending: 'sort.az', descending: 'sort.za' }
];

/** One more key, of the least weight; or, if it is one already, no longer one. */
export function toggled(sort: readonly CustomerSort[], by: SortBy): readonly CustomerSort[] {
	const without = sort.filter((each) => each.by !== by);
	return without.length < sort.length ? without : [...sort, { by }];
}

export function reversed(sort: readonly CustomerSort[], by: SortBy): readonly CustomerSort[] {
	return sort.map((each) => {
		if (each.by !== by) return each;
		return each.descending === true ? { by } : { by, descending: true };
	});
}

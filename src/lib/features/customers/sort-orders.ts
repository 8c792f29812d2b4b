import type { CustomerSort } from '$lib/app/engine-api.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

interface SortOrder {
	readonly by: CustomerSort['by'];
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

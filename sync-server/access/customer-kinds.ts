import type { DocId } from '#domain/documents/ids.ts';

export type CustomerKind = Extract<DocId, { readonly cid: unknown }>['kind'];

/** A kind that hangs on a customer can't be forgotten here: the type would not fit. */
const CUSTOMER_KINDS: Readonly<Record<CustomerKind, 'in feeds' | 'in none'>> = {
	customer: 'in feeds',
	activity: 'in feeds',
	complaint: 'in feeds',
	task: 'in feeds',
	purchase: 'in feeds',
	consent: 'in feeds',
	link: 'in feeds',
	file: 'in feeds',
	// Nobody may read it by replication, whatever else they may do.
	edit: 'in none'
};

export const KINDS_IN_FEEDS = Object.entries(CUSTOMER_KINDS)
	.filter(([, place]) => place === 'in feeds')
	.map(([kind]) => kind as CustomerKind);

/** What is noted on a customer, each kind with a right. */
export const EVENTS = ['activity', 'task', 'complaint', 'purchase', 'consent'] as const;

import type { ApiClient } from '../e2e/api-client.ts';

export interface Customer {
	readonly _id: string;
	readonly _rev: string;
	readonly _revisions?: { readonly start: number; readonly ids: readonly string[] };
	readonly type: string;
	readonly stage?: string;
	readonly phones?: readonly { readonly kind: string; readonly number: string }[];
	readonly emails?: readonly unknown[];
	readonly addresses?: readonly unknown[];
	readonly tags?: readonly unknown[];
	readonly assigned: { readonly territory: string };
}

/** Whoever has most to show among a rep's customers, and can be told apart by their phone. */
export async function richestCustomer(office: ApiClient): Promise<Customer> {
	const all = await office.documents<Customer>('customer:');
	const worth = (customer: Customer): number =>
		4 * all.filter(({ _id }) => _id.startsWith(`${customer._id}:`)).length +
		3 * ((customer.emails?.length ?? 0) + (customer.addresses?.length ?? 0)) +
		2 * (customer.tags?.length ?? 0);
	const [richest] = all
		.filter(({ _id, type }) => _id.split(':').length === 2 && type === 'person')
		.filter(({ assigned, phones }) => assigned.territory === 'norte' && isMobile(phones))
		.map((customer) => ({ customer, worth: worth(customer) }))
		.sort((a, b) => b.worth - a.worth || a.customer._id.localeCompare(b.customer._id));
	if (richest === undefined) throw new Error('the demo company has no such customer');
	return richest.customer;
}

/** The same phone, changed in two ways that know nothing of each other. */
export async function quarrelOver(office: ApiClient, { _id }: Customer): Promise<void> {
	const path = `/couch/ficha/${encodeURIComponent(_id)}?revs=true`;
	const before = JSON.parse((await office.request('GET', path)).text) as Customer;
	const { start = 1, ids = [] } = before._revisions ?? {};
	const docs = ['+34611908344', '+34654120987'].map((number, turn) => {
		const rev = String(turn + 1).repeat(32);
		return {
			...before,
			_rev: `${start + 1}-${rev}`,
			_revisions: { start: start + 1, ids: [rev, ...ids] },
			phones: before.phones?.map((phone, index) => (index === 0 ? { ...phone, number } : phone))
		};
	});
	await office.request('POST', '/couch/ficha/_bulk_docs', { new_edits: false, docs });
}

function isMobile(phones: Customer['phones']): boolean {
	return phones?.[0]?.kind === 'mobile' && phones[0].number.startsWith('+34');
}

import type { CustomerCore } from '../documents/customer.ts';

export type Named = Pick<CustomerCore, 'type' | 'givenName' | 'familyName' | 'companyName'>;

/**
 * What a customer is called on screen: people by all their names as they were written, companies by
 * theirs; whoever has only the other one, by that. '' when there is no name at all.
 */
export function displayName(customer: Named): string {
	const own = personalName(customer);
	const company = customer.companyName ?? '';
	return customer.type === 'person' ? own || company : company || own;
}

/** Given name and surnames, '' when there is neither. */
export function personalName(customer: Pick<Named, 'givenName' | 'familyName'>): string {
	return [customer.givenName, customer.familyName].filter(Boolean).join(' ');
}

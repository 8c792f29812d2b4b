import type { CustomerCore } from '../documents/customer.ts';
import { personalName } from './display-name.ts';
import { phoneForms } from './phone-forms.ts';

/** What a customer can be found by, one text per weight that a match in it may be given. */
export interface CustomerSearchText {
	readonly name: string;
	readonly company: string;
	/** digits only, each number in all the ways that people begin to type it */
	readonly phones: string;
	readonly emails: string;
	readonly streets: string;
	readonly city: string;
	readonly postcode: string;
	readonly tags: string;
}

export function customerSearchText(customer: CustomerCore): CustomerSearchText {
	const addresses = customer.addresses ?? [];
	return {
		name: personalName(customer),
		company: customer.companyName ?? '',
		phones: words((customer.phones ?? []).flatMap((phone) => phoneForms(phone.number ?? ''))),
		emails: words((customer.emails ?? []).map((email) => email.address)),
		streets: words(addresses.flatMap((at) => [at.street, at.number, at.complement])),
		city: words(addresses.flatMap((at) => [at.city, at.region])),
		postcode: words(addresses.map((at) => at.postalCode)),
		tags: words((customer.tags ?? []).map((tag) => tag.value))
	};
}

function words(parts: readonly (string | undefined)[]): string {
	return distinct(parts.filter((part) => part !== undefined && part !== '')).join(' ');
}

function distinct<T>(parts: readonly T[]): T[] {
	return [...new Set(parts)];
}

import type { Address, CustomerCore } from '#domain/documents/customer.ts';

/** Links that reach a customer in one tap; what the card does not know has no link. */
export interface Reach {
	readonly call: string | null;
	readonly message: string | null;
	readonly mail: string | null;
	readonly map: string | null;
}

export function reachOf(core: CustomerCore): Reach {
	const phones = (core.phones ?? []).filter(({ number, kind }) => number && kind !== 'fax');
	const mobile = phones.find(({ kind }) => kind === 'mobile' || kind === 'whatsapp');
	const whatsapp = (phones.find(({ kind }) => kind === 'whatsapp') ?? mobile)?.number ?? '';
	const call = (mobile ?? phones[0])?.number;
	const email = (core.emails ?? []).find((each) => each.address)?.address;
	const address = (core.addresses ?? []).find(({ street, city }) => street || city);
	return {
		call: call === undefined ? null : phoneLink(call),
		// It only knows numbers with their country's code.
		message: whatsapp.startsWith('+') ? `https://wa.me/${whatsapp.replace(/\D/g, '')}` : null,
		mail: email === undefined ? null : mailLink(email),
		map: address === undefined ? null : mapLink(address)
	};
}

export function phoneLink(number: string): string {
	return `tel:${number.replace(/[^\d+*#]/g, '')}`;
}

export function mailLink(address: string): string {
	return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}

/** Opens the map application of a phone, or its page elsewhere. */
export function mapLink(address: Address): string {
	const { street, number, postalCode, city, region, country } = address;
	const words = [street, number, postalCode, city, region, country].filter(Boolean).join(', ');
	return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(words)}`;
}

import type { ContactChannel } from '#domain/consent/contact-objections.ts';
import type { Address, CustomerCore } from '#domain/documents/customer.ts';
import type { ClosedChannel } from '$lib/app/engine-api.ts';

export const ways = ['call', 'message', 'mail', 'map'] as const;
export type Way = (typeof ways)[number];

/** One number, e-mail or place, and the link that reaches it in one tap. */
export interface Target {
	readonly id: string;
	readonly list: 'phones' | 'emails' | 'addresses';
	readonly kind: string;
	readonly text: string;
	readonly href: string;
}

/** The likeliest first; none where the card does not know any. */
export type Reach = Readonly<Record<Way, readonly Target[]>>;

/** Which ways lead over a channel on which somebody may object to being contacted. A map leads to a shop. */
const WAY_OVER: Readonly<Partial<Record<ContactChannel, Way>>> = {
	phone: 'call',
	whatsapp: 'message',
	email: 'mail'
};

/** Ways that a customer has closed. */
export function closedWays(closed: readonly ClosedChannel[]): ReadonlySet<Way> {
	return new Set(closed.flatMap(({ channel }) => WAY_OVER[channel] ?? []));
}

/** Without the ways that are closed: nothing that a list or a menu offers leads there. */
export function openReach(reach: Reach, closed: readonly ClosedChannel[]): Reach {
	const shut = closedWays(closed);
	const open = (way: Way): readonly Target[] => (shut.has(way) ? [] : reach[way]);
	return { call: open('call'), message: open('message'), mail: open('mail'), map: reach.map };
}

/** What is carried is answered sooner than what stands on a desk. */
const CALLED_FIRST = ['mobile', 'whatsapp'];

export function reachOf(core: CustomerCore): Reach {
	const phones = (core.phones ?? []).flatMap(({ id, kind = '', number = '' }) => {
		return number === '' || kind === 'fax' ? [] : [{ id, kind, text: number }];
	});
	const carried = phones.filter(({ kind }) => CALLED_FIRST.includes(kind));
	const others = phones.filter(({ kind }) => !CALLED_FIRST.includes(kind));
	const list = 'phones' as const;
	return {
		call: [...carried, ...others].map((each) => ({ ...each, list, href: phoneLink(each.text) })),
		// It only knows numbers with their country's code.
		message: whatsappFirst(carried)
			.filter(({ text }) => text.startsWith('+'))
			.map((each) => ({ ...each, list, href: messageLink(each.text) })),
		mail: (core.emails ?? []).flatMap(({ id, kind = '', address: text = '' }) => {
			return text === '' ? [] : [{ id, list: 'emails', kind, text, href: mailLink(text) }];
		}),
		map: (core.addresses ?? []).flatMap((address) => {
			if (!address.street && !address.city) return [];
			const { id, kind = '' } = address;
			return [{ id, list: 'addresses', kind, text: inOneLine(address), href: mapLink(address) }];
		})
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
	return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(inOneLine(address))}`;
}

function messageLink(number: string): string {
	return `https://wa.me/${number.replace(/\D/g, '')}`;
}

function whatsappFirst<T extends { readonly kind: string }>(phones: readonly T[]): readonly T[] {
	const named = phones.filter(({ kind }) => kind === 'whatsapp');
	return [...named, ...phones.filter(({ kind }) => kind !== 'whatsapp')];
}

function inOneLine({ street, number, postalCode, city, region, country }: Address): string {
	return [street, number, postalCode, city, region, country].filter(Boolean).join(', ');
}

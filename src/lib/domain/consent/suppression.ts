import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CustomerCore } from '../documents/customer.ts';
import { formatDocId } from '../documents/ids.ts';
import { normaliseEmail } from '../search/email-address.ts';
import type { ContactChannel } from './contact-objections.ts';

/**
 * Whom not to contact, as documents that say nothing but that they are there: their id is
 * `settings:no-contact-<channel>-` and 24 bits of an HMAC, under a key of the company, over the channel
 * and an address on it. They hang on no customer, so they outlive an erasure and meet whoever comes back
 * by a sign-up or an import.
 *
 * 24 bits are few on purpose. Every device has the key, because it has to know without a network, and
 * could try all the telephone numbers of a country: of two hundred million numbers a list of ten
 * thousand would seem to hold 120,000 others too. Of those whom a company really meets, six in ten
 * thousand are taken for somebody on such a list; that they may be contacted is noted on their card, and
 * counts.
 */
const SHOWN_BYTES = 3;

/** Holds the key. */
export const suppressionKeyId = formatDocId({ kind: 'settings', slug: 'no-contact' });

/** One way to somebody, as the list would name it. */
export interface SuppressionEntry {
	readonly channel: ContactChannel;
	readonly id: string;
}

const BY_PHONE: readonly ContactChannel[] = ['phone', 'whatsapp', 'sms'];

/** @param key hexadecimal */
export function suppressionEntries(
	key: string,
	{ phones = [], emails = [] }: Pick<CustomerCore, 'phones' | 'emails'>
): readonly SuppressionEntry[] {
	const numbers = phones.flatMap(({ number = '' }) => telephone(number) ?? []);
	const addresses = emails.flatMap(({ address = '' }) => normaliseEmail(address) ?? []);
	const ways = [
		...BY_PHONE.flatMap((channel) => numbers.map((to) => ({ channel, to }))),
		...addresses.map((to) => ({ channel: 'email' as const, to }))
	];
	return ways.map(({ channel, to }) => ({ channel, id: suppressionId(key, channel, to) }));
}

function suppressionId(key: string, channel: ContactChannel, to: string): string {
	const digest = hmac(sha256, hexToBytes(key), utf8ToBytes(`${channel} ${to}`));
	const slug = `no-contact-${channel}-${bytesToHex(digest.slice(0, SHOWN_BYTES))}`;
	return formatDocId({ kind: 'settings', slug });
}

/** One without its country's code is of several people. */
function telephone(number: string): string | null {
	const digits = number.replace(/\D/g, '');
	return number.trim().startsWith('+') && digits.length > 5 ? digits : null;
}

import type { RandomBytes } from './secret-token.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `d` and 15 characters of base32, like the ids that browsers mint for themselves. */
export function newDeviceId(randomBytes: RandomBytes): string {
	return `d${Array.from(randomBytes(15), (byte) => ALPHABET.charAt(byte % 32)).join('')}`;
}

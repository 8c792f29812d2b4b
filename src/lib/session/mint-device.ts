import type { Random } from '#domain/kernel/random.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CHARS = 15;

/** `d` and 75 random bits: it stands in every stamp that the device writes, so it is short. */
export function mintDevice(random: Random): string {
	let id = 'd';
	for (let i = 0; i < CHARS; i++) id += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
	return id;
}

import * as z from 'zod/mini';

/** A PIN as it is kept: what it was is worked out by trying all of them, each as slowly as this. */
export const pinHash = z.object({ salt: z.string(), rounds: z.number(), hash: z.string() });
export type PinHash = z.infer<typeof pinHash>;

export interface PinHasher {
	make(pin: string): Promise<PinHash>;
	matches(pin: string, kept: PinHash): Promise<boolean>;
}

/** As OWASP asks for PBKDF2 with SHA-256; some 200 ms on a telephone. */
const ROUNDS = 600_000;
const BITS = 256;

/** What the browser has: a slower kind of hash would have to be shipped. */
export function createPinHasher(crypto: Crypto, rounds = ROUNDS): PinHasher {
	async function derive(
		pin: string,
		salt: Uint8Array<ArrayBuffer>,
		times: number
	): Promise<string> {
		const secret = new TextEncoder().encode(pin);
		const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
		const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: times };
		return toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, BITS)));
	}

	return {
		make: async (pin) => {
			const salt = crypto.getRandomValues(new Uint8Array(16));
			return { salt: toHex(salt), rounds, hash: await derive(pin, salt, rounds) };
		},
		matches: async (pin, kept) => (await derive(pin, fromHex(kept.salt), kept.rounds)) === kept.hash
	};
}

function toHex(bytes: Uint8Array): string {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

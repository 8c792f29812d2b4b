import * as z from 'zod/mini';
import type { Json } from '#domain/kernel/json.ts';

/**
 * What a rescue file looks like to whoever has no password: that it is one, and how its key is derived.
 * Bytes are Base64.
 */
const sealed = z.object({
	format: z.literal('ficha-rescue-sealed'),
	version: z.literal(1),
	/** a file that asks for years of work, or for none, is not one of ours */
	rounds: z.number().check(z.int(), z.minimum(1), z.maximum(10_000_000)),
	salt: z.string(),
	iv: z.string(),
	data: z.string()
});

type Sealed = z.infer<typeof sealed>;

type Opened =
	| { readonly kind: 'open'; readonly content: Json }
	| { readonly kind: 'damaged' }
	| { readonly kind: 'wrong-password' };

export interface RescueSeal {
	seal(content: object, password: string): Promise<string>;
	open(text: string, password: string): Promise<Opened>;
}

/** As OWASP asks for PBKDF2 with SHA-256: whoever finds the file tries passwords as slowly as this. */
const ROUNDS = 600_000;

/** AES-256-GCM under a key that follows from the password, by what the browser has. */
export function createRescueSeal(crypto: Crypto, rounds = ROUNDS): RescueSeal {
	async function keyFor(password: string, how: Pick<Sealed, 'salt' | 'rounds'>) {
		// The same letters, however a keyboard composes them.
		const secret = new TextEncoder().encode(password.normalize('NFC'));
		const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
		const derivation = {
			name: 'PBKDF2',
			hash: 'SHA-256',
			salt: fromBase64(how.salt),
			iterations: how.rounds
		};
		const cipher = { name: 'AES-GCM', length: 256 };
		return crypto.subtle.deriveKey(derivation, base, cipher, false, ['encrypt', 'decrypt']);
	}

	return {
		seal: async (content, password) => {
			const salt = toBase64(crypto.getRandomValues(new Uint8Array(16)));
			const iv = crypto.getRandomValues(new Uint8Array(12));
			const key = await keyFor(password, { salt, rounds });
			const plain = new TextEncoder().encode(JSON.stringify(content));
			const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
			const file: Sealed = {
				format: 'ficha-rescue-sealed',
				version: 1,
				rounds,
				salt,
				iv: toBase64(iv),
				data: toBase64(new Uint8Array(data))
			};
			return JSON.stringify(file);
		},
		open: async (text, password) => {
			const file = parseSealed(text);
			if (file === null) return { kind: 'damaged' };
			const key = await keyFor(password, file);
			try {
				const iv = fromBase64(file.iv);
				const plain = await crypto.subtle.decrypt(
					{ name: 'AES-GCM', iv },
					key,
					fromBase64(file.data)
				);
				return { kind: 'open', content: JSON.parse(new TextDecoder().decode(plain)) as Json };
			} catch {
				return { kind: 'wrong-password' };
			}
		}
	};
}

function parseSealed(text: string): Sealed | null {
	try {
		const file = sealed.parse(JSON.parse(text));
		for (const bytes of [file.salt, file.iv, file.data]) fromBase64(bytes);
		return file;
	} catch {
		return null;
	}
}

/** One character a byte: a megabyte of arguments at once would be more than a call takes. */
function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

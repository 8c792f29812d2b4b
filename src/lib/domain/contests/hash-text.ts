import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text's UTF-8, in hex: what `sha256sum` says of a file that holds it. */
export function hashText(text: string): string {
	return hashBytes(utf8ToBytes(text));
}

/** SHA-256, in hex. */
export function hashBytes(bytes: Uint8Array): string {
	return bytesToHex(sha256(bytes));
}

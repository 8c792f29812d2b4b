import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A document that lives, and the leaves of it that do, in any order. */
export interface Held {
	readonly id: string;
	readonly revs: readonly string[];
}

export const MOST_BUCKETS = 4096;
/** A digest costs its bytes in each comparison, a document only where its bucket differs. */
const DOCUMENTS_A_BUCKET = 16;
/** 96 bits: nobody finds two sets of documents that look alike. */
const DIGITS = 24;

/** A power of two that suits so many documents. */
export function bucketCount(documents: number): number {
	const wanted = Math.max(1, documents / DOCUMENTS_A_BUCKET);
	return Math.min(MOST_BUCKETS, 2 ** Math.round(Math.log2(wanted)));
}

/**
 * Which of so many buckets an id falls into: spread alike whatever the ids look like (FNV-1a).
 *
 * @param count a power of two
 */
export function bucketOf(id: string, count: number): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < id.length; at++) {
		hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
	}
	return ((hash >>> 16) ^ hash) & (count - 1);
}

/**
 * Two ends that hold the same have the same digests, whatever the order; where they hold something
 * else, the digest of its bucket differs. An empty bucket's is empty.
 *
 * @param count a power of two
 */
export function bucketDigests(held: Iterable<Held>, count: number): readonly string[] {
	const lines = Array.from({ length: count }, (): string[] => []);
	for (const { id, revs } of held) {
		lines[bucketOf(id, count)]?.push(JSON.stringify([id, ...[...revs].sort()]));
	}
	return lines.map((some) => (some.length === 0 ? '' : digestOf(some.sort().join('\n'))));
}

function digestOf(text: string): string {
	return bytesToHex(sha256(utf8ToBytes(text))).slice(0, DIGITS);
}

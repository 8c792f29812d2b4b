import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { PlainBody } from './merge-body.ts';

/** As in CouchDB's own revisions. */
const HASH_DIGITS = 32;

export interface RevisionContent {
	readonly id: string;
	readonly body: PlainBody;
	readonly deleted: boolean;
	/** revisions that this one follows from, in an order that every replica gives alike */
	readonly parents: readonly string[];
}

/**
 * The part of a revision after its generation: 32 hex digits that follow from the content alone.
 * Engines hash each in their own way, so a revision that two replicas may make at the same time is
 * always named by this, or they would answer each other for ever.
 */
export function revisionHash({ id, body, deleted, parents }: RevisionContent): string {
	return contentHash({ id, body, deleted, parents }).slice(0, HASH_DIGITS);
}

/** SHA-256 of a JSON value's canonical text, in hex. */
export function contentHash(value: unknown): string {
	return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Brand } from '../kernel/brand.ts';
import type { Random } from '../kernel/random.ts';

/** 26 characters of Crockford base32: 48 bits of milliseconds, then 80 random bits. */
export type Ulid = Brand<string, 'Ulid'>;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARS = 10;
const RANDOM_CHARS = 16;
const TURN_CHARS = 4;
const PATTERN = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export function isUlid(text: string): text is Ulid {
	return PATTERN.test(text);
}

/** @throws TypeError when the text is not a ULID */
export function parseUlid(text: string): Ulid {
	if (!isUlid(text)) throw new TypeError('not a ULID');
	return text;
}

/**
 * A fresh id.
 *
 * @param now milliseconds since the epoch
 * @param random must be unguessable for ids that strangers might try (the caller passes a cryptographic source)
 */
export function newUlid(now: number, random: Random): Ulid {
	let tail = '';
	for (let i = 0; i < RANDOM_CHARS; i++) tail += ALPHABET.charAt(Math.floor(random() * 32));
	return (encode(now, TIME_CHARS) + tail) as Ulid;
}

/** When the id was made, in milliseconds since the epoch. */
export function ulidTime(ulid: Ulid): number {
	let time = 0;
	for (const char of ulid.slice(0, TIME_CHARS)) time = time * 32 + ALPHABET.indexOf(char);
	return time;
}

/**
 * The id of something that follows from another: the same on every device, so that whoever derives
 * it first, it is one document. Keeps the parent's time, so it sorts beside it.
 */
export function derivedUlid(parent: Ulid, label: string): Ulid {
	return (parent.slice(0, TIME_CHARS) + digestChars(`${parent}/${label}`)) as Ulid;
}

/**
 * The id of something that has a name of its own already: the same wherever it is named.
 *
 * @param now milliseconds since the epoch, when it came to be
 * @param turn among what came to be in the same millisecond, below 2^20: ids sort by it
 */
export function namedUlid(now: number, turn: number, name: string): Ulid {
	const place = encode(turn, TURN_CHARS);
	return (encode(now, TIME_CHARS) + place + digestChars(name).slice(TURN_CHARS)) as Ulid;
}

function digestChars(text: string): string {
	const digest = sha256(utf8ToBytes(text));
	let tail = '';
	for (let i = 0; i < RANDOM_CHARS; i++) tail += ALPHABET.charAt((digest[i] ?? 0) % 32);
	return tail;
}

function encode(number: number, chars: number): string {
	let rest = Math.floor(number);
	let text = '';
	for (let i = 0; i < chars; i++) {
		text = ALPHABET.charAt(rest % 32) + text;
		rest = Math.floor(rest / 32);
	}
	return text;
}

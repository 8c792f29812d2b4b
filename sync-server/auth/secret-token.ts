import { createHash } from 'node:crypto';

/** Fills a secret: `randomBytes` of node:crypto outside of tests. */
export type RandomBytes = (size: number) => Uint8Array;

const BYTES = 32;
const SHAPE = /^[0-9A-Za-z_-]{43}$/;

/** 256 random bits as text for a header or a cookie. */
export function newSecretToken(randomBytes: RandomBytes): string {
	return Buffer.from(randomBytes(BYTES)).toString('base64url');
}

/** Says no to what can't be one of ours before anything is hashed or looked up. */
export function isSecretToken(text: string): boolean {
	return SHAPE.test(text);
}

/** What is stored: whoever reads the store can't sign in with it. A guess is hopeless, so a fast hash will do. */
export function hashSecretToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

import type { Random } from '#domain/kernel/random.ts';
import type { RandomBytes } from '../auth/secret-token.ts';

/** Unguessable numbers in [0, 1), of 32 bits each, for the domain's ids. */
export function cryptoRandom(randomBytes: RandomBytes): Random {
	return () => Buffer.from(randomBytes(4)).readUInt32BE() / 2 ** 32;
}

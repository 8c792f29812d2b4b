import { hash, verify } from '@node-rs/argon2';
import { createBoundedQueue } from './bounded-queue.ts';

/**
 * Passwords at rest: argon2id with OWASP's parameters. One hash takes 19 MiB and some 50 ms of a core,
 * so only a few run at once: a flood of sign-ins is turned away instead of taking the memory and the
 * threads that everyone else's requests need.
 */
export interface PasswordHasher {
	/** @returns a PHC string, or null when there is too much to do now */
	hash(password: string): Promise<string> | null;
	/**
	 * @param stored a PHC string, or null where there is no such user: takes the same time
	 * @returns null when there is too much to do now
	 */
	verify(stored: string | null, password: string): Promise<boolean> | null;
}

const PARAMETERS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1, outputLen: 32 };

/** Of no password at all, with the parameters above: what an unknown login is checked against. */
const NOBODY = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Two leave half of Node's thread pool to files and compression. */
const DEFAULT_SIZE = { running: 2, waiting: 40 };

export function createPasswordHasher(
	size: { readonly running: number; readonly waiting: number } = DEFAULT_SIZE
): PasswordHasher {
	const queue = createBoundedQueue(size);
	return {
		hash: (password) => queue.run(() => hash(sameSpelling(password), PARAMETERS)),
		verify: (stored, password) => queue.run(() => verify(stored ?? NOBODY, sameSpelling(password)))
	};
}

/** Keyboards disagree on how "é" is sent: one character or two. */
function sameSpelling(password: string): string {
	return password.normalize('NFKC');
}

/** One `@`, a domain with a dot, no spaces or separators. What it lets pass may still not exist. */
const PLAUSIBLE = /^[^\s@,;<>()[\]"]{1,64}@[^\s@,;<>()[\]"]+\.[^\s@,;<>()[\]".]{2,}$/;

/**
 * An e-mail address as it is compared: trimmed, in lower case. Providers may tell `Ana@` from `ana@`;
 * people don't.
 *
 * @returns null when it can't be one
 */
export function normaliseEmail(typed: string): string | null {
	const email = typed.trim().toLowerCase();
	if (email.length > 254 || email.includes('..')) return null;
	return PLAUSIBLE.test(email) ? email : null;
}

import { PASSWORD_MAX, PASSWORD_MIN, passwordProblem } from '../auth/password-rules.ts';
import type { RandomBytes } from '../auth/secret-token.ts';
import type { AdminContext } from './command.ts';
import { UsageError } from './usage-error.ts';

export interface ChosenPassword {
	readonly password: string;
	/** what to tell the person, who sees a generated one this once */
	readonly tell: string;
}

/** Without those that are taken for others when a password is read aloud. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** One that was piped in, or a new one: never an argument, which other users of the machine could see. */
export async function choosePassword(
	context: Pick<AdminContext, 'randomBytes' | 'readInput'>,
	login: string,
	source: 'stdin' | 'generate'
): Promise<ChosenPassword> {
	if (source === 'generate') {
		const password = generatePassword(context.randomBytes);
		return { password, tell: `Password: ${password} (shown only now; write it down)` };
	}
	const password = (await context.readInput()).replace(/\r?\n$/, '');
	const problem = passwordProblem(password, login);
	if (problem !== null) throw new UsageError(sentences[problem]);
	return { password, tell: 'Password: the one you gave' };
}

const sentences = {
	'too-short': `The password is too short: it needs at least ${PASSWORD_MIN} characters.`,
	'too-long': `The password is too long: it may have ${PASSWORD_MAX} characters.`,
	'is-login': 'The password must not be the login.'
};

/** 16 of 30 signs: 78 bits. */
function generatePassword(randomBytes: RandomBytes): string {
	const letters: string[] = [];
	while (letters.length < GROUPS * GROUP_LENGTH) {
		for (const byte of randomBytes(32)) {
			// The last bytes of the range would make the first signs likelier.
			if (byte < 240) letters.push(ALPHABET.charAt(byte % ALPHABET.length));
		}
	}
	const groups = Array.from({ length: GROUPS }, (_, i) =>
		letters.slice(i * GROUP_LENGTH, (i + 1) * GROUP_LENGTH).join('')
	);
	return groups.join('-');
}

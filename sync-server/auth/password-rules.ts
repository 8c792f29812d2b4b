import { normaliseLogin } from './login.ts';

/**
 * Length is what makes a password strong; rules about signs and capitals only make it hard to
 * remember, so there are none.
 */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

export type PasswordProblem = 'too-short' | 'too-long' | 'is-login';

/** @returns null when the password will do */
export function passwordProblem(password: string, login: string): PasswordProblem | null {
	const length = Array.from(password).length;
	if (length < PASSWORD_MIN) return 'too-short';
	if (length > PASSWORD_MAX) return 'too-long';
	return normaliseLogin(password) === normaliseLogin(login) ? 'is-login' : null;
}

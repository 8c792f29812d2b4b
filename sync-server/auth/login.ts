const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u;

/** As it is stored and compared: phones like to write the first letter large and to add a space. */
export function normaliseLogin(typed: string): string {
	return typed.normalize('NFKC').trim().toLowerCase();
}

export function isLogin(normalised: string): boolean {
	return LOGIN.test(normalised);
}

import type { Locale } from './locale.svelte.ts';
import type { MessageKey } from './messages.ts';

const ERROR_KEYS: Readonly<Record<string, MessageKey>> = {
	'storage-full': 'error.storageFull',
	'storage-denied': 'error.storageDenied',
	// The session stores, which no engine stands before, name the same two in their own way.
	full: 'error.storageFull',
	denied: 'error.storageDenied',
	unavailable: 'error.unavailable',
	'not-found': 'error.notFound',
	closed: 'error.closed',
	locked: 'error.locked',
	secret: 'error.secret'
};

/** What went wrong and what to do, by the error's code; nothing technical. */
export function errorWords(locale: Locale, error: unknown): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return locale.t(ERROR_KEYS[code] ?? 'error.device');
}

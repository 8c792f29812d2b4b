import type { SignInOutcome } from '$lib/app/context.ts';
import { errorWords } from '$lib/i18n/error-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

/** Why nobody was let in, and what to do about it. */
export function signInWords(
	{ t }: Locale,
	outcome: Exclude<SignInOutcome, { readonly outcome: 'signed-in' }>
): string {
	switch (outcome.outcome) {
		case 'refused':
			return t('signIn.refused');
		case 'device-refused':
			return t(outcome.reason === 'revoked' ? 'signIn.revoked' : 'signIn.bound');
		case 'slow-down': {
			const minutes = Math.ceil(outcome.retryAfterSeconds / 60);
			return outcome.retryAfterSeconds < 60
				? t('signIn.slowSeconds', { seconds: outcome.retryAfterSeconds })
				: t('signIn.slowMinutes', { minutes });
		}
		case 'offline':
			return t('signIn.offline');
		case 'blocked':
			return t('signIn.blocked');
	}
}

/** What kept a device from letting in whom the server knows. */
export function failureWords(locale: Locale, error: unknown): string {
	const full = error instanceof Error && 'code' in error && error.code === 'full';
	return full ? locale.t('signIn.full') : errorWords(locale, error);
}

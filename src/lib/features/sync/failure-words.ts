import type { SyncFailure, SyncStatus } from '$lib/app/engine-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

const FAILURE_KEYS: Readonly<Record<SyncFailure, MessageKey>> = {
	offline: 'failure.offline',
	blocked: 'failure.blocked',
	signedOut: 'failure.signedOut',
	busy: 'failure.busy',
	refused: 'failure.refused',
	full: 'failure.full',
	denied: 'failure.denied',
	fault: 'failure.fault'
};

/** Why the last round did not send everything, and when. */
export function failureWords(
	{ t, formats }: Locale,
	{ reason, at }: NonNullable<SyncStatus['failure']>,
	now: number
): string {
	const when = formats.moment(at, now);
	return t('sync.lastTry', { when, reason: t(FAILURE_KEYS[reason]) });
}

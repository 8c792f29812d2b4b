import type { SyncStatus } from '$lib/app/engine-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MarkTone } from '$lib/ui/mark-tone.ts';

export interface StatusWords {
	readonly tone: MarkTone;
	readonly text: string;
}

/**
 * Where the work is, in one honest sentence. It never says that something is on the server before the
 * server has acknowledged it, and never hides what the server refused.
 *
 * @param now milliseconds since the epoch
 */
export function statusWords(locale: Locale, status: SyncStatus, now: number): StatusWords {
	const { tone, text } = phaseWords(locale, status, now);
	if (status.rejected === 0) return { tone, text: kept(text) };
	const refused = locale.t('status.rejected', { count: status.rejected });
	return { tone: 'bad', text: kept(`${text} · ${refused}`) };
}

/** A line may end with a dot between two parts, but does not begin with one. */
function kept(text: string): string {
	return text.replaceAll(' · ', '\u00a0· ');
}

function phaseWords(locale: Locale, status: SyncStatus, now: number): StatusWords {
	const { t } = locale;
	const { phase, pending, sent, toSend = sent + pending } = status;
	switch (phase) {
		case 'synced':
			return { tone: 'good', text: syncedWords(locale, status.lastSync, now) };
		case 'sending':
			return { tone: 'busy', text: t('status.sending', { sent, total: toSend }) };
		case 'receiving':
			return { tone: 'busy', text: receivingWords(locale, status) };
		case 'offline':
			return { tone: 'off', text: t('status.offline', { pending }) };
		case 'blocked':
			return { tone: 'bad', text: t('status.blocked', { pending }) };
		case 'signedOut':
			return { tone: 'bad', text: t('status.signedOut', { pending }) };
		case 'waiting':
			return { tone: 'wait', text: t('status.waiting', { pending }) };
		case 'full':
			return { tone: 'bad', text: t('status.full', { pending }) };
		case 'denied':
			return { tone: 'bad', text: t('status.denied', { pending }) };
	}
}

function receivingWords({ t, formats }: Locale, status: SyncStatus): string {
	if (!status.firstSync) return t('status.receiving', { pending: status.pending });
	const { received = null } = status;
	return t('status.first', { share: received === null ? 'none' : formats.percent(received) });
}

function syncedWords({ t, formats }: Locale, lastSync: number | null, now: number): string {
	if (lastSync === null) return t('status.synced');
	const today = new Date(lastSync).toDateString() === new Date(now).toDateString();
	const when = today ? formats.time(lastSync) : formats.moment(lastSync, now);
	return t('status.syncedAt', { when });
}

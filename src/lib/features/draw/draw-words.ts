import type { LeftOut, RedrawReason } from '#domain/documents/draw.ts';
import type { Entrant } from '$lib/app/engine-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

const LEFT_KEYS: Readonly<Record<string, MessageKey>> = {
	duplicate: 'draw.left.duplicate',
	withdrawn: 'draw.left.withdrawn',
	'under-age': 'draw.left.underAge',
	'age-unknown': 'draw.left.ageUnknown',
	'other-country': 'draw.left.otherCountry',
	'out-of-time': 'draw.left.outOfTime',
	'consent-missing': 'draw.left.consentMissing'
};

const TROUBLE_KEYS: Readonly<Record<string, MessageKey>> = {
	offline: 'draw.offlineWhy',
	blocked: 'draw.offlineWhy',
	busy: 'draw.offlineWhy',
	'moved-on': 'draw.refused.movedOn',
	'out-of-order': 'draw.refused.movedOn',
	'devices-quiet': 'draw.refused.quiet',
	nobody: 'draw.refused.nobody',
	'no-text': 'draw.refused.noText',
	'nobody-left': 'draw.refused.nobodyLeft'
};

const REASON_KEYS: Readonly<Record<RedrawReason, MessageKey>> = {
	unreachable: 'draw.reason.unreachable',
	declined: 'draw.reason.declined',
	ineligible: 'draw.reason.ineligible',
	other: 'draw.reason.other'
};

/** Why a place passed to the next. */
export function reasonWords({ t }: Pick<Locale, 't'>, reason: RedrawReason): string {
	return t(REASON_KEYS[reason]);
}

/** "3 second entries · 1 too young", or '' when everybody takes part. */
export function leftOutWords({ t }: Pick<Locale, 't'>, leftOut: LeftOut): string {
	return Object.entries(leftOut)
		.map(([reason, count]) => t(LEFT_KEYS[reason] ?? 'draw.left.other', { count }))
		.join(' · ');
}

export function troubleWords({ t }: Pick<Locale, 't'>, trouble: string): string {
	return trouble === '' ? '' : t(TROUBLE_KEYS[trouble] ?? 'draw.refused.other');
}

/**
 * Somebody as an audience is told of them: by their given name and an initial. Who they are in full is
 * for who holds the draw.
 */
export function audienceName(
	{ t }: Pick<Locale, 't'>,
	ulid: string,
	entrant: Entrant | undefined
): string {
	if (entrant === undefined || entrant.name === '') {
		return t('draw.someone', { code: ulid.slice(-6) });
	}
	const [initial = ''] = entrant.familyName;
	return initial === '' ? entrant.givenName : `${entrant.givenName} ${initial.toUpperCase()}.`;
}

import type { ReasonAs } from '$lib/app/view-as-api.ts';
import { inLanguage } from '$lib/i18n/languages.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

const REFUSALS: Readonly<Record<string, MessageKey>> = {
	'not-assigned': 'viewAs.not.assigned',
	discreet: 'viewAs.not.discreet',
	'section-none': 'viewAs.not.section',
	'section-read-only': 'viewAs.not.readOnly',
	'needs-assign': 'viewAs.not.assign',
	'needs-merge': 'viewAs.not.merge',
	'needs-history': 'viewAs.not.history',
	'needs-erase': 'viewAs.not.erase'
};

/** Why something is so, in a sentence, with the role that it comes from where one does. */
export function reasonWords(locale: Locale, reason: ReasonAs): string {
	if (!reason.allowed) return refusalWords(locale, reason);
	const role = inLanguage(reason.role, locale.language);
	const by = role === '' ? '' : locale.t('viewAs.role', { role });
	return [wayWords(locale, reason), by].filter(Boolean).join(' · ');
}

/** Whether two things are so for the same reason, so that it need be said only once. */
export function isSameReason(a: ReasonAs, b: ReasonAs): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function wayWords({ t }: Locale, { because, by: name }: ReasonAs): string {
	switch (because) {
		case 'owner':
			return t('viewAs.because.owner');
		case 'team':
			return t('viewAs.because.team', { name });
		case 'territory':
			return t('viewAs.because.territory', { name });
		case 'all-rows':
			return t('viewAs.because.all');
		case 'campaign':
			return name === '' ? t('viewAs.because.lent') : t('viewAs.because.campaign', { name });
		default:
			return '';
	}
}

function refusalWords({ t, language }: Locale, { because, role: named }: ReasonAs): string {
	const key = REFUSALS[because];
	const role = inLanguage(named, language);
	const subject = role === '' ? t('viewAs.itsRole') : t('viewAs.theRole', { role });
	return key === undefined ? '' : t(key, { role: subject });
}

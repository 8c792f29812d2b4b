import type { Consent } from '#domain/documents/events.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

const PURPOSE_KEYS: Readonly<Record<string, MessageKey>> = {
	rules: 'purpose.rules',
	news: 'purpose.news'
};

const CHANNEL_KEYS: Readonly<Record<string, MessageKey>> = {
	email: 'channel.email',
	phone: 'channel.phone',
	sms: 'channel.sms',
	whatsapp: 'channel.whatsapp',
	post: 'channel.post'
};

/** "News · WhatsApp", "Rules of the contest"; a purpose that the company named itself by its own name. */
export function consentTitle(
	locale: Locale,
	consent: Pick<Consent, 'purpose' | 'channel'>
): string {
	const purposeKey = PURPOSE_KEYS[consent.purpose];
	const purpose = purposeKey === undefined ? consent.purpose : locale.t(purposeKey);
	const channel = consent.channel ?? '';
	if (channel === '') return purpose;
	const channelKey = CHANNEL_KEYS[channel];
	return `${purpose} · ${channelKey === undefined ? channel : locale.t(channelKey)}`;
}

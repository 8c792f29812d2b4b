import type { Locale } from './locale.svelte.ts';
import type { MessageKey } from './messages.ts';

const PURPOSE_KEYS: Readonly<Record<string, MessageKey>> = {
	rules: 'purpose.rules',
	news: 'purpose.news',
	contact: 'purpose.contact'
};

const CHANNEL_KEYS: Readonly<Record<string, MessageKey>> = {
	email: 'channel.email',
	phone: 'channel.phone',
	sms: 'channel.sms',
	whatsapp: 'channel.whatsapp',
	post: 'channel.post'
};

/** That somebody may be asked about. */
export const consentChannels = Object.keys(CHANNEL_KEYS);

/** "News · WhatsApp", "Rules of the contest"; a purpose that the company named itself by its own name. */
export function consentTitle(
	locale: Locale,
	consent: { readonly purpose: string; readonly channel?: string | undefined }
): string {
	const purpose = purposeName(locale, consent.purpose);
	const channel = consent.channel ?? '';
	return channel === '' ? purpose : `${purpose} · ${channelName(locale, channel)}`;
}

export function purposeName(locale: Locale, purpose: string): string {
	const key = PURPOSE_KEYS[purpose];
	return key === undefined ? purpose : locale.t(key);
}

export function channelName(locale: Locale, channel: string): string {
	const key = CHANNEL_KEYS[channel];
	return key === undefined ? channel : locale.t(key);
}

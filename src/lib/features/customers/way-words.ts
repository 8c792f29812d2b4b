import Mail from '@lucide/svelte/icons/mail';
import MapPin from '@lucide/svelte/icons/map-pin';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Phone from '@lucide/svelte/icons/phone';
import type { Way } from './reach.ts';

/** How each way to reach somebody looks and is called. */
export const WAYS = {
	call: { icon: Phone, words: 'card.call' },
	message: { icon: MessageCircle, words: 'card.message' },
	mail: { icon: Mail, words: 'card.mail' },
	map: { icon: MapPin, words: 'card.navigate' }
} as const satisfies Readonly<Record<Way, unknown>>;

import Footprints from '@lucide/svelte/icons/footprints';
import Mail from '@lucide/svelte/icons/mail';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Phone from '@lucide/svelte/icons/phone';
import StickyNote from '@lucide/svelte/icons/sticky-note';
import type { Activity } from '#domain/documents/events.ts';

/** How each kind of contact looks and is called. */
export const CHANNELS = {
	visit: { icon: Footprints, words: 'activity.visit' },
	call: { icon: Phone, words: 'activity.call' },
	message: { icon: MessageCircle, words: 'activity.message' },
	email: { icon: Mail, words: 'activity.email' },
	note: { icon: StickyNote, words: 'activity.note' }
} as const satisfies Readonly<Record<Activity['channel'], unknown>>;

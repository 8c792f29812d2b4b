import type { PushRefusal } from '#domain/wire/push-refusal.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

const REFUSAL_KEYS: Readonly<Record<PushRefusal, MessageKey>> = {
	'unknown-id': 'refusal.unknownId',
	malformed: 'refusal.malformed',
	'bad-revision': 'refusal.badRevision',
	'too-large': 'refusal.tooLarge',
	attachments: 'refusal.attachments',
	'not-allowed': 'refusal.notAllowed',
	'written-once': 'refusal.writtenOnce',
	'not-deletable': 'refusal.notDeletable',
	'assigned-is-fixed': 'refusal.assignedIsFixed',
	'not-author': 'refusal.notAuthor',
	clock: 'refusal.clock',
	'card-number': 'refusal.cardNumber'
};

/** Why the server did not take an edit; a reason that a newer server gives is shown as it came. */
export function refusalWords(locale: Locale, reason: string): string {
	return isKnown(reason) ? locale.t(REFUSAL_KEYS[reason]) : reason;
}

function isKnown(reason: string): reason is PushRefusal {
	return Object.hasOwn(REFUSAL_KEYS, reason);
}

import { splitReason, type PushRefusal } from '#domain/wire/push-refusal.ts';
import { fieldName } from '$lib/i18n/field-words.ts';
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
	'card-number': 'refusal.cardNumber',
	password: 'refusal.password',
	'field-not-allowed': 'refusal.fieldNotAllowed',
	'last-administrator': 'refusal.lastAdministrator',
	'not-publishable': 'refusal.notPublishable',
	signed: 'refusal.signed'
};

/** Why the server did not take an edit; a reason that a newer server gives is shown as it came. */
export function refusalWords(locale: Locale, reason: string): string {
	const { refusal, about } = splitReason(reason);
	if (!isKnown(refusal)) return reason;
	if (about === null) return locale.t(REFUSAL_KEYS[refusal]);
	// What follows the field is for who wrote the client.
	const field = fieldName(locale, splitReason(about).refusal);
	return locale.t(refusal === 'malformed' ? 'refusal.malformedAt' : REFUSAL_KEYS[refusal], {
		field
	});
}

function isKnown(refusal: string): refusal is PushRefusal {
	return Object.hasOwn(REFUSAL_KEYS, refusal);
}

import type { PublishReply } from '$lib/app/contests-api.ts';
import type { PublishRefusal } from '#domain/wire/contests.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

const REFUSALS: Readonly<Record<PublishRefusal, MessageKey>> = {
	'moved-on': 'publish.movedOn',
	problems: 'publish.problems',
	frozen: 'publish.frozen',
	'too-large': 'publish.tooLarge',
	'card-number': 'publish.cardNumber'
};

const SILENCES = {
	offline: 'publish.offline',
	blocked: 'publish.blocked',
	busy: 'publish.busy',
	signedOut: 'publish.signedOut',
	problems: 'publish.problems'
} as const satisfies Readonly<Record<string, MessageKey>>;

/** Why a contest was not published, and what to do next. */
export function replyText(
	locale: Locale,
	reply: Exclude<PublishReply, { readonly kind: 'published' }>
): string {
	if (reply.kind !== 'refused') return locale.t(SILENCES[reply.kind]);
	const { reason } = reply;
	return locale.t(isKnown(reason) ? REFUSALS[reason] : 'publish.refused');
}

function isKnown(reason: string): reason is PublishRefusal {
	return Object.hasOwn(REFUSALS, reason);
}

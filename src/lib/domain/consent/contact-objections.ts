import type { Consent } from '../documents/events.ts';
import { standingConsents, type StandingConsent } from './standing-consents.ts';

/**
 * To be contacted at all, on one channel. A no is an objection, whatever the person has agreed to for
 * one purpose or another; a yes takes it back. Nobody has to have said either.
 */
export const CONTACT = 'contact';

export const contactChannels = ['phone', 'whatsapp', 'sms', 'email', 'post'] as const;
export type ContactChannel = (typeof contactChannels)[number];

export function isContactChannel(channel: string | undefined): channel is ContactChannel {
	return contactChannels.some((each) => each === channel);
}

/** What a person has said of being contacted, by channel. */
export function contactAnswers(
	evidence: readonly Consent[]
): ReadonlyMap<ContactChannel, StandingConsent> {
	const answers = new Map<ContactChannel, StandingConsent>();
	for (const standing of standingConsents(evidence)) {
		const { purpose, channel } = standing;
		if (purpose === CONTACT && isContactChannel(channel)) answers.set(channel, standing);
	}
	return answers;
}

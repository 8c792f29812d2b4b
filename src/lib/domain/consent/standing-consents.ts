import type { Consent } from '../documents/events.ts';

/** What a person's last word is on one purpose and one channel. */
export interface StandingConsent {
	readonly purpose: string;
	/** absent where the purpose has no channels */
	readonly channel?: string;
	readonly granted: boolean;
	/** the evidence that says so, with the exact words */
	readonly evidence: Consent;
}

/**
 * What stands, out of all evidence of one person: the newest answer on each purpose and channel.
 * Of two at the same instant a no stands: who is in doubt is not written to.
 *
 * @returns by purpose and channel, in alphabetical order
 */
export function standingConsents(evidence: readonly Consent[]): readonly StandingConsent[] {
	const last = new Map<string, Consent>();
	for (const consent of evidence) {
		const about = JSON.stringify([consent.purpose, consent.channel ?? null]);
		const before = last.get(about);
		if (before === undefined || supersedes(consent, before)) last.set(about, consent);
	}
	return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, consent]) => standing(consent));
}

function supersedes(consent: Consent, before: Consent): boolean {
	const [at, then] = [Date.parse(consent.at), Date.parse(before.at)];
	if (at !== then) return at > then;
	if (consent.granted !== before.granted) return before.granted;
	return consent._id > before._id;
}

function standing(evidence: Consent): StandingConsent {
	const { purpose, channel, granted } = evidence;
	return { purpose, ...(channel !== undefined && { channel }), granted, evidence };
}

import type { Consent } from '../documents/events.ts';
import { standingConsents, type StandingConsent } from './standing-consents.ts';

/**
 * What stands for a customer who was several cards, out of the evidence that hangs on each: by the strictest. Until they were merged each card
 * spoke for itself, so a no on one of them stands against a later yes on another. What the person
 * said afterwards, they said as one, and the newest counts as always.
 *
 * @param mergedAt of the latest merge, in milliseconds since the epoch
 */
export function mergedConsents(
	cards: readonly (readonly Consent[])[],
	mergedAt: number
): readonly StandingConsent[] {
	const isEarlier = ({ at }: Consent): boolean => !(Date.parse(at) > mergedAt);
	const strictest = cards.flatMap((evidence) =>
		standingConsents(evidence.filter(isEarlier)).map(({ evidence: last }) => last)
	);
	const since = cards.flatMap((evidence) => evidence.filter((one) => !isEarlier(one)));
	const refused = new Set(strictest.filter(({ granted }) => !granted).map(aboutOf));
	const answered = new Set(since.map(aboutOf));
	const standing = strictest.filter((one) => {
		const about = aboutOf(one);
		return !answered.has(about) && (!one.granted || !refused.has(about));
	});
	return standingConsents([...standing, ...since]);
}

function aboutOf({ purpose, channel }: Consent): string {
	return JSON.stringify([purpose, channel ?? null]);
}

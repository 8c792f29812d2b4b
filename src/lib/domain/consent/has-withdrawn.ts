import type { Contest, Entry } from '../documents/contest.ts';
import type { Consent } from '../documents/events.ts';
import { standingConsents } from './standing-consents.ts';

/**
 * Whether somebody who took part has taken back since what the contest requires.
 *
 * @param evidence the other consents of the same customer, before and after
 */
export function hasWithdrawn(
	{ consents }: Pick<Contest, 'consents'>,
	entry: Entry,
	evidence: readonly Consent[]
): boolean {
	if (evidence.length === 0) return false;
	const standing = standingConsents([...evidence, ...consentsWith(entry)]);
	return consents
		.filter(({ required }) => required)
		.some((asked) => {
			const last = standing.find(
				({ purpose, channel }) => purpose === asked.purpose && channel === asked.channel
			);
			return last?.granted === false;
		});
}

function consentsWith({ _id, schema, consents, language, at, by, device }: Entry): Consent[] {
	return consents.map((given, i) => {
		return { ...given, _id: `${_id}/${i}`, schema, language, at, by, device };
	});
}

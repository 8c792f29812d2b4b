import type { Contest } from '../documents/contest.ts';
import { dayInZone } from '../documents/day-in-zone.ts';
import type { EntryFacts } from './entry-facts.ts';
import { eligibilityProblem, type EligibilityProblem } from './eligibility.ts';
import { consentField } from './consent-field.ts';

/** Why an entry is not in the draw. */
export type Exclusion = EntryFault | 'duplicate' | 'withdrawn';

/** What was wrong with it from the beginning. A device would not have taken it; evidence stays. */
export type EntryFault = EligibilityProblem | 'out-of-time' | 'consent-missing';

/** Null for an entry that the contest's rules take. */
export function entryFault(contest: Contest, entry: EntryFacts): EntryFault | null {
	const day = dayInZone(Date.parse(entry.at), contest.timeZone);
	if (day < contest.from || day > contest.to) return 'out-of-time';
	const granted = new Set(entry.consents.filter((given) => given.granted).map(consentField));
	const missing = contest.consents.some(
		(asked) => asked.required && !granted.has(consentField(asked))
	);
	return missing ? 'consent-missing' : eligibilityProblem(contest, entry.answers, day);
}

import { ageOn } from '../documents/age-on.ts';
import type { Contest, Entry } from '../documents/contest.ts';

export type EligibilityProblem = 'under-age' | 'age-unknown' | 'other-country';

/**
 * Why somebody with these answers may not win, or null when they may. Where no country is asked, they
 * are taken to live where the contest is.
 *
 * @param day of the entry, `yyyy-mm-dd`
 */
export function eligibilityProblem(
	{ eligibility, country }: Pick<Contest, 'eligibility' | 'country'>,
	answers: Entry['answers'],
	day: string
): EligibilityProblem | null {
	const { minimumAge, countries = [] } = eligibility ?? {};
	const home = answers.country?.trim() || country;
	if (countries.length > 0 && !countries.includes(home)) return 'other-country';
	if (minimumAge === undefined) return null;
	const age = ageOn(answers.birthDate?.trim() ?? '', day);
	if (age === null) return 'age-unknown';
	return age < minimumAge ? 'under-age' : null;
}

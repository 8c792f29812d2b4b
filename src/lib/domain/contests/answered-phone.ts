import type { Contest, Entry } from '../documents/contest.ts';
import { normalisePhone } from '../search/phone-number.ts';

/**
 * The phone of a form in E.164: a number of the country that the person gave, or else of the
 * contest's. null when it is of neither.
 */
export function answeredPhone(answers: Entry['answers'], contest: Contest): string | null {
	const { phone = '', country = '' } = answers;
	return normalisePhone(phone, country) ?? normalisePhone(phone, contest.country);
}

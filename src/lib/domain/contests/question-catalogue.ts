import type { Contest, Question } from '../documents/contest.ts';
import { inAskedOrder } from './question-steps.ts';

/** Fields of a customer's card that a contest may ask for, in the order in which people say them. */
const askableFields = [
	'givenName',
	'familyName',
	'companyName',
	'jobTitle',
	'phone',
	'email',
	'street',
	'number',
	'complement',
	'postalCode',
	'city',
	'region',
	'country',
	'birthDate'
] as const;

/** Those that are not asked yet. */
export function unaskedFields(questions: readonly Question[]): readonly string[] {
	const asked = new Set(questions.map(({ field }) => field));
	return askableFields.filter((field) => !asked.has(field));
}

/**
 * With one more question: a field of the card beside those that people say together with it, anything
 * else at the end.
 */
export function withQuestion(
	questions: readonly Question[],
	added: Question
): Contest['questions'] {
	const order = inAskedOrder(questions);
	const rank = rankOf(added.field);
	const before = order.findLastIndex(({ field }) => rankOf(field) < rank);
	const at = rank === askableFields.length ? order.length : before + 1;
	const neighbour = order[at - 1] ?? order[at];
	const placed = neighbour?.group === undefined ? added : { ...added, group: neighbour.group };
	return inAskedOrder([...order.slice(0, at), placed, ...order.slice(at)]).slice();
}

function rankOf(field: string): number {
	const at = askableFields.findIndex((one) => one === field);
	return at === -1 ? askableFields.length : at;
}

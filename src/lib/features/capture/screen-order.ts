import { inAskedOrder } from '#domain/contests/question-steps.ts';
import { remarkFields } from '#domain/contests/remark-fields.ts';
import type { EntryProblem } from '#domain/contests/validate-entry.ts';
import type { Contest, Question } from '#domain/documents/contest.ts';
import { consentField } from '#domain/contests/consent-field.ts';

interface Asked {
	readonly consents: Contest['consents'];
	readonly questions: readonly Question[];
}

/** All that is filled in, by name, as it stands on the screen: Tab and Enter go through it so. */
export function screenOrder({ consents, questions }: Asked): readonly string[] {
	return [...consents.map(consentField), ...inAskedOrder(questions).map(({ field }) => field)];
}

/** The one that comes first to the eye, or undefined when nothing on the screen is wrong. */
export function firstProblem(
	contest: Asked,
	problems: readonly EntryProblem[]
): EntryProblem | undefined {
	const order: readonly string[] = [...screenOrder(contest), ...remarkFields];
	const placed = problems.filter(({ field }) => order.includes(field));
	return placed.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))[0];
}

import type { Question } from '../documents/contest.ts';

/** Questions that are asked together, under one heading. */
export interface QuestionStep {
	/** id of the group; null for those that are in none */
	readonly group: string | null;
	readonly questions: readonly Question[];
}

/** The steps of a form, in the order of their first questions. */
export function questionSteps(questions: readonly Question[]): readonly QuestionStep[] {
	const steps = new Map<string | null, Question[]>();
	for (const question of questions) {
		const group = question.group ?? null;
		const step = steps.get(group);
		if (step === undefined) steps.set(group, [question]);
		else step.push(question);
	}
	return [...steps].map(([group, asked]) => ({ group, questions: asked }));
}

/** Questions as they are asked: those of one step behind each other. */
export function inAskedOrder(questions: readonly Question[]): readonly Question[] {
	return questionSteps(questions).flatMap((step) => step.questions);
}

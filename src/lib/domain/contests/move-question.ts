import type { Contest, Question } from '../documents/contest.ts';
import { inAskedOrder } from './question-steps.ts';

type Questions = Contest['questions'];

/** As they are asked, however they are kept. */
type Asked = readonly Question[];

/**
 * A question one place up or down. At the edge of its step it goes into the neighbouring one, before
 * it changes places with anything there.
 */
export function moveQuestion(questions: Asked, field: string, by: -1 | 1): Questions {
	const order = inAskedOrder(questions);
	const at = order.findIndex((question) => question.field === field);
	const neighbour = order[at + by];
	if (at < 0 || neighbour === undefined) return order.slice();
	if (neighbour.group !== order[at]?.group) return placed(order, at, at, neighbour.group);
	return placed(order, at, at + by, neighbour.group);
}

/** A question to where another one stands, into that one's step. */
export function moveQuestionTo(questions: Asked, field: string, to: string): Questions {
	const order = inAskedOrder(questions);
	const [from, target] = [field, to].map((name) =>
		order.findIndex((question) => question.field === name)
	);
	if (from === undefined || target === undefined || from < 0 || target < 0) return order.slice();
	return placed(order, from, target, order[target]?.group);
}

function placed(order: Asked, from: number, to: number, group: string | undefined): Questions {
	const [moved] = order.slice(from, from + 1);
	if (moved === undefined) return order.slice();
	const { group: _, ...alone } = moved;
	const others = order.toSpliced(from, 1);
	const question = group === undefined ? alone : { ...alone, group };
	return inAskedOrder(others.toSpliced(to, 0, question)).slice();
}

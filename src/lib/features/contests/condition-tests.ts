import type { Condition, Question } from '#domain/documents/contest.ts';

type Test = Condition['is'];

/** What can be asked about the answer to a question. */
export function testsOf({ kind, picture }: Question): readonly Test[] {
	if (picture !== undefined) return ['answered', 'blank'];
	switch (kind) {
		case 'choice':
		case 'switch':
			return ['equal', 'other', 'answered', 'blank'];
		case 'number':
			return ['at-least', 'at-most', 'equal', 'answered', 'blank'];
		case 'text':
		case 'long-text':
		case 'date':
		case undefined:
			return ['answered', 'blank', 'equal', 'other'];
	}
}

/** @param value as it was typed or chosen; where nothing was, the first that there is to choose */
export function conditionOn(
	{ field, kind, options }: Question,
	is: Test,
	value: string
): Condition {
	switch (is) {
		case 'answered':
		case 'blank':
			return { field, is };
		case 'equal':
		case 'other': {
			const first = kind === 'switch' ? 'yes' : (options?.[0]?.value ?? '');
			return { field, is, value: value || first };
		}
		case 'at-least':
		case 'at-most':
			return { field, is, value: Number.parseInt(value, 10) || 0 };
	}
}

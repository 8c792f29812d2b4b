import type { Question } from '#domain/documents/contest.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

type AnswerKind = NonNullable<Question['kind']>;

export const answerKinds = [
	'text',
	'long-text',
	'choice',
	'number',
	'date',
	'switch'
] as const satisfies readonly AnswerKind[];

export const KIND_WORDS: Readonly<Record<AnswerKind, MessageKey>> = {
	text: 'kind.text',
	'long-text': 'kind.longText',
	choice: 'kind.choice',
	number: 'kind.number',
	date: 'kind.date',
	switch: 'kind.switch'
};

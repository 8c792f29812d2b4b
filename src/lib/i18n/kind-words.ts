import type { MessageKey } from './messages.ts';

/** What somebody writes: an answer of a contest, or a field of a card. */
export const answerKinds = ['text', 'long-text', 'choice', 'number', 'date', 'switch'] as const;
type AnswerKind = (typeof answerKinds)[number];

export const KIND_WORDS: Readonly<Record<AnswerKind | 'photo' | 'signature', MessageKey>> = {
	text: 'kind.text',
	'long-text': 'kind.longText',
	choice: 'kind.choice',
	number: 'kind.number',
	date: 'kind.date',
	switch: 'kind.switch',
	photo: 'kind.photo',
	signature: 'kind.signature'
};

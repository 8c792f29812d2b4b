import { phoneForms } from './phone-forms.ts';
import { tokensOf } from './tokens.ts';

/** A text that somebody can be found by, and the field of the card, or the kind of event, that it stands in. */
export interface SearchedText {
	readonly field: string;
	readonly text: string;
}

/** Lists of the card that the index of names has already: their texts tell why somebody was found. */
const LISTS: ReadonlySet<string> = new Set(['phones', 'emails', 'addresses', 'tags']);

export function isOfList({ field }: SearchedText): boolean {
	return LISTS.has(field);
}

/** Folded words that the text is found by. */
export function wordsOfText({ field, text }: SearchedText): readonly string[] {
	return field === 'phones' ? phoneForms(text) : tokensOf(text);
}

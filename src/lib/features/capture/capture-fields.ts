import type { HTMLInputAttributes } from 'svelte/elements';
import type { Question } from '#domain/documents/contest.ts';

type Keyboard = Pick<HTMLInputAttributes, 'type' | 'inputmode' | 'autocapitalize' | 'spellcheck'>;

interface FieldForm extends Keyboard {
	/** shares its line with a neighbour */
	readonly half?: true;
}

/** How each field is typed, in the order in which people say it of themselves. */
const FIELDS = {
	givenName: { autocapitalize: 'words', half: true },
	familyName: { autocapitalize: 'words', half: true },
	companyName: { autocapitalize: 'words' },
	jobTitle: { autocapitalize: 'sentences' },
	phone: { type: 'tel', inputmode: 'tel' },
	email: { type: 'email', inputmode: 'email', autocapitalize: 'none' },
	street: { autocapitalize: 'words' },
	number: { half: true },
	complement: { half: true },
	postalCode: { autocapitalize: 'characters', half: true },
	city: { autocapitalize: 'words', half: true },
	region: { autocapitalize: 'words', half: true },
	country: { half: true },
	birthDate: { type: 'date' }
} as const satisfies Record<string, FieldForm>;

const ORDER = Object.keys(FIELDS);
const FREE: FieldForm = { autocapitalize: 'sentences' };

export function fieldForm(field: string): FieldForm {
	const known: Readonly<Record<string, FieldForm>> = FIELDS;
	return known[field] ?? FREE;
}

/** Whatever the order they were written in; the contest's own questions last. */
export function inLogicalOrder(questions: readonly Question[]): readonly Question[] {
	const rank = ({ field }: Question): number => {
		const at = ORDER.indexOf(field);
		return at === -1 ? ORDER.length : at;
	};
	return [...questions].sort((a, b) => rank(a) - rank(b));
}

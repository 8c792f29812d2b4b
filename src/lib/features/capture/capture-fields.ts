import type { HTMLInputAttributes } from 'svelte/elements';
import type { Question } from '#domain/documents/contest.ts';

type Keyboard = Pick<
	HTMLInputAttributes,
	'type' | 'inputmode' | 'autocapitalize' | 'autocorrect' | 'maxlength'
>;

interface FieldForm extends Keyboard {
	/** shares its line with a neighbour of the same name */
	readonly line?: 'person' | 'house' | 'place' | 'land';
}

/** Names and addresses are in no dictionary: nothing is to "correct" them. */
const NAME: Keyboard = { autocapitalize: 'words', autocorrect: 'off' };

/** How each field is typed. */
const FIELDS: Readonly<Record<string, FieldForm>> = {
	givenName: { ...NAME, line: 'person' },
	familyName: { ...NAME, line: 'person' },
	companyName: NAME,
	jobTitle: { autocapitalize: 'sentences' },
	phone: { type: 'tel', inputmode: 'tel' },
	email: { type: 'email', inputmode: 'email', autocapitalize: 'none', autocorrect: 'off' },
	street: NAME,
	// Not the digits alone: there are 12 bis, s/n and 4-B.
	number: { autocapitalize: 'characters', autocorrect: 'off', line: 'house' },
	complement: { autocapitalize: 'sentences', autocorrect: 'off', line: 'house' },
	postalCode: { autocapitalize: 'characters', autocorrect: 'off', line: 'place' },
	city: { ...NAME, line: 'place' },
	region: { ...NAME, line: 'land' },
	country: { line: 'land' },
	birthDate: { type: 'date' }
};

/** Where a postcode has digits only, the keyboard for digits is enough. */
const POSTCODES_OF_DIGITS = new Set('AD CH DE ES FR IT LU MA MX PT US'.split(' '));

const FREE: FieldForm = { autocapitalize: 'sentences' };

/** @param country of the address that is being typed */
export function keyboardOf(field: string, country: string): Keyboard {
	const { line: _, ...keyboard } = FIELDS[field] ?? FREE;
	const digits = field === 'postalCode' && POSTCODES_OF_DIGITS.has(country);
	return digits ? { ...keyboard, inputmode: 'numeric' } : keyboard;
}

/** What the kind of a question adds to that. */
export function keyboardOfKind(kind: Question['kind']): Keyboard {
	if (kind === 'number') return { inputmode: 'decimal' };
	return kind === 'date' ? { type: 'date' } : {};
}

/** The lines of a step: two short fields that belong together share one. */
export function inRows(questions: readonly Question[]): readonly (readonly Question[])[] {
	const rows: Question[][] = [];
	for (const question of questions) {
		const line = lineOf(question);
		const last = rows.at(-1);
		if (line !== undefined && last?.[0] !== undefined && lineOf(last[0]) === line) {
			last.push(question);
		} else rows.push([question]);
	}
	return rows;
}

function lineOf({ field }: Question): FieldForm['line'] {
	return FIELDS[field]?.line;
}

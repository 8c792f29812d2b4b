import { isCalendarDate } from './calendar-date.ts';
import type { CustomFieldType } from './custom-field.ts';

/** What of a field decides which values it takes. */
interface Kind {
	readonly type: CustomFieldType;
	readonly options?: readonly { readonly value: string }[] | undefined;
}

export type CustomValueProblem = 'not-a-number' | 'not-a-date' | 'not-a-choice';

const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/;

/**
 * A value as it is stored, from what was typed. The last separator of a number is the decimal one,
 * unless just three figures follow it, as with amounts of money.
 *
 * @returns the text itself where it is none that can be read: `customValueProblem` says so
 */
export function storedCustomValue({ type }: Kind, typed: string): string {
	const text = typed.trim();
	return type === 'number' ? (plainNumber(text) ?? text) : text;
}

function plainNumber(text: string): string | null {
	const compact = text.replace(/[\s\u00a0\u202f'’]/g, '').replace('\u2212', '-');
	const [, sign = '', figures = ''] = /^(-?)([\d.,]+)$/.exec(compact) ?? [];
	const parts = figures.split(/[.,]/);
	const decimals = parts.length > 1 ? (parts.at(-1) ?? '') : '';
	const isGrouped = decimals.length === 3;
	const groups = parts.slice(1, isGrouped || parts.length === 1 ? undefined : -1);
	if (parts.includes('') || groups.some((group) => group.length !== 3)) return null;
	const whole = parts.slice(0, groups.length + 1).join('');
	const number = isGrouped || decimals === '' ? whole : `${whole}.${decimals}`;
	return NUMBER.test(sign + number) ? sign + number : null;
}

/** What is wrong with a stored value; null when nothing is, and for none. */
export function customValueProblem(
	{ type, options = [] }: Kind,
	stored: string
): CustomValueProblem | null {
	if (stored === '') return null;
	switch (type) {
		case 'number':
			return NUMBER.test(stored) ? null : 'not-a-number';
		case 'date':
			return isCalendarDate(stored) ? null : 'not-a-date';
		case 'choice':
			return options.some(({ value }) => value === stored) ? null : 'not-a-choice';
		case 'switch':
			return stored === 'yes' || stored === 'no' ? null : 'not-a-choice';
		default:
			return null;
	}
}

/** What a field is chosen from; null for one that is typed. */
export function valuesToChoose({ type, options = [] }: Kind): readonly string[] | null {
	if (type === 'switch') return ['yes', 'no'];
	return type === 'choice' ? options.map(({ value }) => value) : null;
}

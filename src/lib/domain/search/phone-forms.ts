import { nationalDigits } from './calling-code.ts';

/** The longest tail of a number that is the same whether or not its country's code was typed. */
const TAIL = 9;

/**
 * The digits of a number in all the ways that people begin to type it. `+33612345678` is typed with
 * the country's code, as `612345678`, and as `0612345678`. The zero is added for countries that don't
 * use one too: nobody there types it, so it does no harm.
 */
export function phoneForms(number: string): readonly string[] {
	const digits = number.replace(/\D/g, '');
	if (digits === '') return [];
	if (!number.startsWith('+')) return distinct([digits, digits.slice(-TAIL)]);
	const national = nationalDigits(number);
	return distinct([digits, national, `0${national}`, digits.slice(-TAIL)]);
}

function distinct(forms: readonly string[]): readonly string[] {
	return [...new Set(forms)];
}

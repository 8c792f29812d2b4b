/**
 * Country calling codes by ITU-T E.164: those of one and of two digits; all others have three. Enough
 * to tell the national part of a number apart, at a thousandth of the size of full metadata, which
 * search has no other use for.
 */
const ONE_DIGIT = new Set(['1', '7']);
const TWO_DIGITS = new Set(
	(
		'20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 ' +
		'60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'
	).split(' ')
);

/** The digits after the country's code of a number in E.164 (`+34600123456` → `600123456`). */
export function nationalDigits(e164: string): string {
	const digits = e164.replace(/\D/g, '');
	if (ONE_DIGIT.has(digits.slice(0, 1))) return digits.slice(1);
	return TWO_DIGITS.has(digits.slice(0, 2)) ? digits.slice(2) : digits.slice(3);
}

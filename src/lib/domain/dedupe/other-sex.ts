/** Endings of one name for men and for women, masculine first. */
const ENDINGS: readonly (readonly [string, string])[] = [
	['o', 'a'],
	['', 'a'],
	['e', 'a'],
	['', 'e'],
	['l', 'lle'],
	['n', 'nne'],
	['c', 'que'],
	['en', 'enne'],
	['', 'ette'],
	['', 'ine'],
	['e', 'efa']
];

/** Whether two folded given names are the same but for the sex of who bears them: brother and sister, no slip. */
export function isOtherSex(a: string, b: string): boolean {
	return a !== b && (isPair(a, b) || isPair(b, a));
}

function isPair(masculine: string, feminine: string): boolean {
	return ENDINGS.some(
		([his, hers]) =>
			masculine.endsWith(his) &&
			feminine.endsWith(hers) &&
			masculine.slice(0, masculine.length - his.length) ===
				feminine.slice(0, feminine.length - hers.length)
	);
}

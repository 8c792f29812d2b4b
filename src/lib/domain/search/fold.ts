/** Letters that Unicode does not take apart, as people without them on their keyboard type them. */
const PLAIN: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ħ: 'h',
	ŧ: 't',
	ı: 'i',
	ĸ: 'k',
	ŋ: 'n',
	// The form of sigma depends on what follows: one form, so that a piece folds as in its word.
	ς: 'σ',
	'’': "'",
	'‘': "'",
	ʼ: "'",
	'´': "'",
	'`': "'",
	'‐': '-',
	'‑': '-',
	'–': '-',
	'—': '-',
	'\u00a0': ' '
};

/** Most text, and every digit: what is only to be made small. All of ASCII but the backtick. */
const PLAIN_TEXT = /^[\x20-\x5f\x61-\x7e]*$/;
const ACCENTS = /[\u0300-\u036f]/g;
const PLAINABLE = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/**
 * Text as it is compared: without accents, case, ligatures and typographic marks. "Łódź" and "lodz"
 * fold to the same. Folding twice changes nothing, and the folds of the parts of a text are the parts
 * of its fold.
 *
 * Only the accents of European scripts go: marks of others (Arabic, Devanagari) are letters there.
 */
export function fold(text: string): string {
	if (PLAIN_TEXT.test(text)) return text.toLowerCase();
	const lower = text.replace(PLAINABLE, plain).normalize('NFKD').toLowerCase().normalize('NFKD');
	return lower.replace(ACCENTS, '').replace(PLAINABLE, plain);
}

function plain(letter: string): string {
	return PLAIN[letter] ?? letter;
}

/** What 0x80 to 0x9f stand for in windows-1252; the rest is as in ISO 8859-1. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** How what follows a first byte in UTF-8 looks in windows-1252. */
const NEXT = '[\\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';

/** Of those, what people write after a letter too: "NESCAFÉ®", "CAFÉ–BAR". */
const SIGN = '[‘’“”«»‹›–—…•™®©ªº°·]';

/**
 * Letters of UTF-8 that were taken for windows-1252: "Ã±" for "ñ". Of those that stand for no letter of
 * Western Europe, two in a row: one alone may be meant as it is.
 */
const TELLTALE = new RegExp(
	`Â[\\u00a0-¿]|[Ã-Å]${NEXT}|(?:[Æ-ß]${NEXT}){2}|[à-ô](?!${SIGN}{2})${NEXT}{2}`,
	'u'
);

/**
 * Text of bytes whose charset is not known, or not to be believed: UTF-8 where it is valid UTF-8, which
 * no other text of more than a few letters is by chance, else windows-1252, which has all of ISO 8859-1.
 */
export function decodeText(bytes: Uint8Array): string {
	const text = utf8(bytes);
	if (text !== null) return text.replace(/^\ufeff/, '');
	let wide = '';
	for (const byte of bytes) wide += letterOf(byte);
	return wide;
}

/** Undoes what a program did that took UTF-8 for windows-1252; any other text stays as it is. */
export function repairMojibake(text: string): string {
	if (!TELLTALE.test(text)) return text;
	const bytes = Array.from(text, byteOf);
	if (bytes.includes(-1)) return text;
	return utf8(Uint8Array.from(bytes)) ?? text;
}

function letterOf(byte: number): string {
	return (byte >= 0x80 && byte < 0xa0 && UPPER[byte - 0x80]) || String.fromCharCode(byte);
}

function byteOf(letter: string): number {
	const at = UPPER.indexOf(letter);
	if (at >= 0) return at + 0x80;
	const code = letter.codePointAt(0) ?? -1;
	return code <= 0xff ? code : -1;
}

/** The language's own strict decoder: the domain has no `TextDecoder`. */
function utf8(bytes: Uint8Array): string | null {
	let escaped = '';
	for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
	try {
		return decodeURIComponent(escaped);
	} catch {
		return null;
	}
}

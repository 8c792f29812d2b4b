/**
 * The text of a file, whichever program wrote it: spreadsheets still export the encoding of old
 * Windows in Spain and France, and sometimes UTF-16.
 */
export function decodeText(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return decodeWindows1252(bytes);
	}
}

/** What Windows has from 0x80 to 0x9f, where Latin-1 has nothing to print. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20's own decoder of that name reads Latin-1: https://github.com/nodejs/node/issues/56542 */
function decodeWindows1252(bytes: Uint8Array): string {
	return Buffer.from(bytes)
		.toString('latin1')
		.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80));
}

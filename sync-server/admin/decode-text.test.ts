import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

test('a file is read whichever way its program wrote it', () => {
	const text = 'Señora Núñez, Besançon';
	const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
	expect(decodeText(Buffer.from(text, 'utf8'))).toBe(text);
	expect(decodeText(Buffer.from(text, 'latin1'))).toBe(text);
	expect(decodeText(utf16)).toBe(text);
	expect(decodeText(Buffer.from(utf16).swap16())).toBe(text);
	expect(decodeText(Uint8Array.of(0x80))).toBe('€');
});

import { describe, expect, it, test } from 'vitest';
import { cardVariants } from './card-variants.ts';
import type { ContactCard } from './contact-card.ts';
import { readContact } from './read-contact.ts';

/** Each thing that a card tells by its path: `phones/0/number`. */
function leaves(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
	if (typeof value !== 'object' || value === null) return [[path, value]];
	return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

function read(text: string | Uint8Array): ContactCard | null {
	return readContact(text, 'es');
}

const vcard = (...lines: readonly string[]): string =>
	['BEGIN:VCARD', 'VERSION:3.0', 'N:Ruiz;Ana;;;', ...lines, 'END:VCARD'].join('\r\n');

describe('cards of phones and mail programs', () => {
	test.each(['NESCAFÉ®', 'CAFÉ–BAR', 'Ó’,', 'Vie d’Été’’', '«É»', 'É™'])(
		'signs behind a capital letter stay what they are: %s',
		(title) => {
			expect(read(vcard(`TITLE:${title.replace(',', '\\,')}`))?.jobTitle).toBe(title);
		}
	);

	test.each([
		['JosÃ© PeÃ±a', 'José Peña'],
		['LÃ©a Dâ€™Ã‰tÃ©', 'Léa D’Été'],
		['Åukasz', 'Åukasz'],
		['Å\u0081ukasz', 'Łukasz'],
		['Ð\u0098Ð²Ð°Ð½', 'Иван'],
		['ÎœÎ±ÏÎ¯Î±', 'ÎœÎ±ÏÎ¯Î±'],
		['ÎœÎ±Ï\u0081Î¯Î±', 'Μαρία'],
		['çŽ‹', '王'],
		['æ–‡', '文'],
		['é™ˆ', '陈']
	])('text that was taken for windows-1252 is read: %s', (written, meant) => {
		expect(read(vcard(`TITLE:${written}`))?.jobTitle).toBe(meant);
	});

	it.each(cardVariants)('by $by', ({ written, tells }) => {
		expect(read(written)).toEqual({ phones: [], emails: [], addresses: [], urls: [], ...tells });
	});

	test('twenty variants and more fill 95 % of the fields that they hold', () => {
		const held = cardVariants.flatMap(({ written, tells }) => {
			const found = new Map(leaves(read(written)));
			return leaves(tells).map(([path, value]) => found.get(path) === value);
		});
		expect(cardVariants.length).toBeGreaterThanOrEqual(20);
		expect(held.length).toBeGreaterThan(200);
		expect(held.filter(Boolean).length / held.length).toBeGreaterThanOrEqual(0.95);
	});

	test('the bytes of a file are read in UTF-8, ISO 8859-1 and UTF-8 with a mark', () => {
		const name = (bytes: Uint8Array) => read(bytes)?.familyName;
		const text = vcard().replace('Ruiz', 'Muñoz');
		expect(name(new TextEncoder().encode(text))).toBe('Muñoz');
		expect(name(new TextEncoder().encode(`\ufeff${text}`))).toBe('Muñoz');
		expect(name(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toBe('Muñoz');
	});

	test('an e-mail address or a number alone is somebody', () => {
		expect(read('mailto:ana@ejemplo.es?subject=Hola')?.emails[0]?.address).toBe('ana@ejemplo.es');
		expect(read('tel:+34600123456')?.phones[0]?.number).toBe('+34600123456');
	});
});

describe('what is no card', () => {
	it.each([
		'https://example.com/tickets/123',
		'WIFI:S:Horno;T:WPA;P:secret;;',
		'',
		'BEGIN:VCARD',
		'BEGIN:VCARD\r\nEND:VCARD',
		'BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:nobody\r\nEND:VCARD',
		'MECARD:;;'
	])('%j tells nobody', (text) => {
		expect(read(text)).toBeNull();
	});
});

describe('a card that was made to do harm', () => {
	test('has no more of anything than people have', () => {
		const phones = Array.from({ length: 5000 }, (_, i) => `TEL:+3460000${i}`);
		expect(read(vcard(...phones))?.phones).toHaveLength(20);
	});

	test('has no field longer than a field is, nor signs that nobody sees', () => {
		const card = read(
			vcard(`TITLE:${'a'.repeat(9000)}`, 'ORG:Hor\u0000no\u0007', 'NICKNAME:\u001b')
		);
		expect(card?.jobTitle).toHaveLength(400);
		expect(card?.companyName).toBe('Hor no');
		expect(card?.nickname).toBeUndefined();
	});

	test('is read in no time, whatever it repeats', () => {
		const started = performance.now();
		for (const piece of [
			';',
			':',
			'=',
			'\\',
			'"',
			' \r\n',
			'A;',
			'BEGIN:VCARD\r\n',
			'=\r\n',
			'Ã±'
		]) {
			read(vcard(`N:${piece.repeat(100_000)}`, `ADR;QUOTED-PRINTABLE:${piece.repeat(100_000)}`));
			read(`MECARD:N:${piece.repeat(3000)}`);
		}
		expect(performance.now() - started).toBeLessThan(4000);
	});

	test('is not read when it is larger than any', () => {
		expect(read(vcard(`NOTE:${'a'.repeat(4_000_000)}`))).toBeNull();
	});

	test('cannot reach what it is not', () => {
		const card = read(vcard('__proto__:x', 'constructor;__proto__=1:y', 'TEL;__proto__:600123456'));
		expect(card?.phones).toEqual([{ number: '600123456', kind: 'other' }]);
	});
});

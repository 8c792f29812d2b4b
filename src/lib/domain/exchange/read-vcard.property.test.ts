import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContact } from './read-contact.ts';

/** How a program may write the same text. */
interface Style {
	readonly version: '2.1' | '3.0' | '4.0';
	readonly end: '\r\n' | '\n';
	readonly quoted: 'quoted-printable' | 'plain';
	readonly width: number;
}

const style: fc.Arbitrary<Style> = fc.record({
	version: fc.constantFrom('2.1', '3.0', '4.0'),
	end: fc.constantFrom('\r\n', '\n'),
	quoted: fc.constantFrom('quoted-printable', 'plain'),
	width: fc.integer({ min: 20, max: 80 })
});

/** As people write: no spaces at an end or in a row, no signs that are not seen. */
const text = fc
	.array(fc.stringMatching(/^[A-Za-zÁÉÍÓÚáéíóúñçèêüß0-9.,;:\\=+&"'’/-]{1,12}$/u), {
		minLength: 1,
		maxLength: 12
	})
	.map((words) => words.join(' '))
	.filter((words) => /\p{L}/u.test(words));

test('whatever somebody is called is read as it was written, in every style', () => {
	fc.assert(
		fc.property(style, text, text, text, (how, givenName, familyName, jobTitle) => {
			const card = readContact(written(how, { givenName, familyName, jobTitle }), 'es');
			expect(card).toMatchObject({ givenName, familyName, jobTitle });
		})
	);
});

test('no text whatever breaks the reader', () => {
	const junk = fc.string({ unit: 'binary', maxLength: 300 });
	const line = fc.oneof(
		junk,
		fc.constantFrom('BEGIN:VCARD', 'END:VCARD', 'N:', 'TEL;', 'ADR:;;=\n')
	);
	fc.assert(
		fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
			readContact(['BEGIN:VCARD', ...lines].join('\n'), 'fr');
			readContact(`MECARD:${lines.join(';')}`, 'en');
		})
	);
});

function written(
	how: Style,
	{ givenName, familyName, jobTitle }: Readonly<Record<string, string>>
): string {
	const escaped = (value = ''): string =>
		value.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
	return [
		'BEGIN:VCARD',
		`VERSION:${how.version}`,
		property(how, 'N', `${escaped(familyName)};${escaped(givenName)};;;`),
		property(how, 'TITLE', escaped(jobTitle)),
		'END:VCARD'
	].join(how.end);
}

function property({ quoted, width, end, version }: Style, name: string, value: string): string {
	if (quoted === 'plain') {
		// Where the space stays, it has to be one that was there.
		if (version === '2.1') return `${name}:${value}`;
		return chunks(`${name}:${value}`, width).join(`${end} `);
	}
	const bytes = [...new TextEncoder().encode(value)];
	const hex = bytes.map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
	const lines = chunks(hex.join(''), width - (width % 3));
	return `${name};ENCODING=QUOTED-PRINTABLE:${lines.join(`=${end}`)}`;
}

function chunks(whole: string, width: number): readonly string[] {
	return Array.from({ length: Math.ceil(whole.length / width) }, (_, i) =>
		whole.slice(i * width, (i + 1) * width)
	);
}

import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { catalogues } from '../../../tests/builders/catalogues.ts';
import { languages } from './languages.ts';
import { MessageFormats } from './message-formats.ts';
import { parsePattern } from './message-pattern.ts';
import type { MessageKey } from './messages.ts';

const COUNTS = [0, 1, 2, 3, 11, 1000, 12_345, 1_000_000, 1.5];

test.each(languages)('every message of %s reads as ICU has it, whatever it is told', (language) => {
	const messages = catalogues[language];
	const ours = new MessageFormats(messages, language);
	for (const [key, text] of Object.entries(messages)) {
		const icu = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
		for (const count of COUNTS) {
			for (const word of ['', 'yes', 'none', 'Ana {Núñez} #']) {
				const told = argumentsOf(text, count, word);
				expect(ours.words(key as MessageKey, told), key).toBe(String(icu.format(told)));
			}
		}
	}
});

test.each([
	'{',
	'}',
	'{a',
	'{a,}',
	'{a, date}',
	'{a, plural, one {1}}',
	'{a, select, x {} }',
	'{}'
])('a message that cannot be read is refused: %s', (message) => {
	expect(() => parsePattern(message)).toThrow(SyntaxError);
});

test('what a message needs and is not told is said', () => {
	const formats = new MessageFormats({ 'nav.label': '¡Hola, {name}!' }, 'es');
	expect(() => formats.words('nav.label', {})).toThrow('"name"');
});

/** Something for each name in braces: a number where it is counted, words elsewhere. */
function argumentsOf(text: string, count: number, word: string): Record<string, string | number> {
	const names = [...text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+))?/g)];
	const told = names.map(([, name = '', kind]) => [
		name,
		kind === 'plural' || kind === 'number' ? count : word
	]);
	const counted = names.flatMap(([, name = '', kind]) =>
		kind === 'plural' || kind === 'number' ? [[name, count] as const] : []
	);
	return { ...Object.fromEntries(told), ...Object.fromEntries(counted) } as Record<
		string,
		string | number
	>;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { queryTokens, tokensOf } from './tokens.ts';

describe('the words of a text', () => {
	it.each([
		['María del Carmen', ['maria', 'del', 'carmen']],
		['García-López Ruiz', ['garcia', 'lopez', 'ruiz', 'garcialopez']],
		['O’Brien', ['o', 'brien', 'obrien']],
		['C/ Mayor, 12 2ºB', ['c', 'mayor', '12', '2ob']],
		['ana.perez@ejemplo.es', ['ana', 'perez', 'ejemplo', 'es']],
		['Ana Ana', ['ana']],
		['  —  ', []]
	])('%s: %o', (text, words) => {
		expect(tokensOf(text)).toEqual(words);
	});
});

describe('the words looked for', () => {
	it.each([
		['perez mad', ['perez', 'mad']],
		['600 123 456', ['600123456']],
		['06 12 34 56', ['06123456']],
		['+34 600-12-34', ['346001234']],
		['(91) 555 12', ['9155512']],
		['mayor 12 28013', ['mayor', '12', '28013']],
		['García-López', ['garcia', 'lopez']],
		['600 1', ['600', '1']]
	])('%s: %o', (text, words) => {
		expect(queryTokens(text)).toEqual(words);
	});

	it('are folded and hold no separators, whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				return [...tokensOf(text), ...queryTokens(text)].every(
					(token) => token !== '' && token === fold(token) && !/[\s'-]/.test(token)
				);
			})
		);
	});
});

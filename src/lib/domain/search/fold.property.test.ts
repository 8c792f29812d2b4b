import fc from 'fast-check';
import { describe, it } from 'vitest';
import { fold } from './fold.ts';

const anyText = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom(...Array.from('éÉñßŁøŒİıΣςσſ´’–\u0301\u00a0aZ ')) })
);

describe('folding', () => {
	it('twice is folding once', () => {
		fc.assert(
			fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
			{ numRuns: 2000 }
		);
	});

	it('does not depend on how accents were typed', () => {
		fc.assert(
			fc.property(anyText, (text) => fold(text.normalize('NFC')) === fold(text.normalize('NFD'))),
			{ numRuns: 2000 }
		);
	});

	it('of the characters of a text, one by one, is the fold of the text', () => {
		fc.assert(
			fc.property(anyText, (text) => Array.from(text, fold).join('') === fold(text)),
			{ numRuns: 2000 }
		);
	});
});

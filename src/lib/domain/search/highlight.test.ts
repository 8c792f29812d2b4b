import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { highlight } from './highlight.ts';
import { queryTokens } from './tokens.ts';

describe('marking what was found', () => {
	it.each([
		['José Pérez', 'perez', 'José [Pérez]'],
		['Jose\u0301 Pe\u0301rez', 'per', 'Jose\u0301 [Pe\u0301r]ez'],
		['Jose\u0301', 'jose', '[Jose\u0301]'],
		['Casablanca', 'blanca', 'Casa[blanca]'],
		['Straße 5', 'strasse', '[Straße] 5'],
		['Straße 5', 'stras', '[Straß]e 5'],
		['García-López', 'garcia lop', '[García]-[Lóp]ez'],
		['Ana Banana', 'ana', '[Ana] B[ana]na'],
		['Ana María', 'an ana', '[Ana] María'],
		['+34 600 123 456', '600123', '+34 [600 123] 456'],
		['👩‍🌾 Peña', 'pena', '👩‍🌾 [Peña]'],
		['Pérez', 'gomez', 'Pérez'],
		['', 'ana', '']
	])('%s, looking for %s: %s', (text, query, marked) => {
		expect(withBrackets(text, query)).toBe(marked);
	});

	it('marks stretches in order, apart, and inside the text', () => {
		const pair = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
		fc.assert(
			fc.property(pair, ([text, query]) => {
				const ranges = highlight(text, queryTokens(query));
				return ranges.every(
					({ from, to }, i) =>
						from < to && to <= text.length && (i === 0 || from > (ranges[i - 1]?.to ?? 0))
				);
			})
		);
	});

	it('marks the same however the accents are written', () => {
		const letters = fc.string({ unit: fc.constantFrom(...Array.from('aáÄnñ Éé-')), minLength: 1 });
		const stretches = (text: string, query: string): readonly string[] =>
			highlight(text, queryTokens(query)).map(({ from, to }) => text.slice(from, to).normalize());
		fc.assert(
			fc.property(letters, letters, (text, query) => {
				expect(stretches(text, query)).toEqual(stretches(text.normalize('NFD'), query));
			})
		);
	});

	it('marks every word that folds to what is looked for', () => {
		const letters = fc.string({ unit: fc.constantFrom(...Array.from('aáÁeéñßœø')), minLength: 1 });
		fc.assert(
			fc.property(letters, fc.nat(), fc.nat(), (text, a, b) => {
				const from = a % text.length;
				const to = from + 1 + (b % (text.length - from));
				const ranges = highlight(text, [fold(text.slice(from, to))]);
				const marked = ranges.map((range) => fold(text.slice(range.from, range.to))).join('');
				return marked.includes(fold(text.slice(from, to)));
			})
		);
	});
});

function withBrackets(text: string, query: string): string {
	return [...highlight(text, queryTokens(query))]
		.reverse()
		.reduce(
			(result, { from, to }) =>
				`${result.slice(0, from)}[${result.slice(from, to)}]${result.slice(to)}`,
			text
		);
}

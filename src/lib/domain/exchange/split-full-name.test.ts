import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFullName } from './split-full-name.ts';

describe('a name in one column', () => {
	it.each([
		['es', 'María del Carmen García-López Ruiz', 'María del Carmen|García-López Ruiz'],
		['es', 'García-López Ruiz, María del Carmen', 'María del Carmen|García-López Ruiz'],
		['es', 'Juan García López', 'Juan|García López'],
		['es', 'Juan de la Cruz', 'Juan|de la Cruz'],
		['es', 'Ana Pérez', 'Ana|Pérez'],
		['es', 'Ana', 'Ana|'],
		['fr', 'Jean Pierre Martin', 'Jean Pierre|Martin'],
		['fr', 'Charles de Gaulle', 'Charles|de Gaulle'],
		['en', 'Mary Ann Smith', 'Mary Ann|Smith'],
		['en', 'Smith, Mary Ann', 'Mary Ann|Smith'],
		['en', '', '|']
	])('in %s, %s: %s', (language, name, split) => {
		const { givenName, familyName } = splitFullName(name, language);
		expect(`${givenName}|${familyName}`).toBe(split);
	});

	it('loses no word', () => {
		const word = fc.constantFrom('Ana', 'de', 'la', 'García-López', 'y', 'Ruiz', 'del', 'O’Hara');
		fc.assert(
			fc.property(fc.array(word), fc.constantFrom('es', 'fr', 'en'), (words, language) => {
				const { givenName, familyName } = splitFullName(words.join(' '), language);
				expect([givenName, familyName].filter(Boolean).join(' ')).toBe(words.join(' '));
			})
		);
	});
});

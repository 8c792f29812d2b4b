import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { formalNames } from './nicknames.ts';

test.each([
	['Pepe', 'José'],
	['Lola', 'Dolores'],
	['Maite', 'María Teresa'],
	['Fanny', 'Françoise'],
	['Gégé', 'Gérard'],
	['JP', 'Jean Pierre'],
	['Rob', 'Robert'],
	['Peggy', 'Margaret']
])('%s may be %s on papers', (familiar, papers) => {
	expect(formalNames(fold(familiar))).toContain(fold(papers));
});

test.each([
	['fred', ['frederic', 'frederique', 'frederick', 'alfred']],
	['jose', []],
	['constructor', []]
])('%s is short for %o', (familiar, papers) => {
	expect(formalNames(familiar)).toEqual(papers);
});

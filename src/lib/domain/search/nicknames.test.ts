import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { formalNames, otherNames } from './nicknames.ts';

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

test.each([
	['pepe', [['jose']]],
	['jose', [['pepe'], ['pepito'], ['josele']]],
	['maite', [['maria', 'teresa']]],
	['teresa maria', [['tere'], ['maite'], ['mayte']]],
	['mamen', [['maria', 'carmen'], ['carmen']]]
])('whoever is called %s may be %j as well', (typed, names) => {
	expect(otherNames(typed.split(' '))[0]).toEqual(expect.arrayContaining(names));
});

test('half of a name is short for nothing', () => {
	expect(otherNames(['teresa'])[0]).not.toContainEqual(['maite']);
	expect(otherNames(['perez', 'constructor'])).toEqual([[], []]);
});

test('a name that somebody has anyway is none of the others', () => {
	for (const word of ['jose', 'pepe', 'maria', 'isabel']) {
		expect(otherNames([word]).flat()).not.toContainEqual([word]);
	}
});

import { describe, expect, test } from 'vitest';
import { fold } from '../search/fold.ts';
import { consonants, phoneticKeys } from './phonetic-key.ts';

const [SPANISH, FRENCH, ENGLISH] = [0, 1, 2];

describe('names that sound alike', () => {
	test.each([
		['Giménez', 'Jiménez'],
		['Ximena', 'Jimena'],
		['Velasco', 'Belasco'],
		['Llorente', 'Yorente'],
		['Zaragoza', 'Saragosa'],
		['Hernández', 'Ernandes'],
		['Enrique', 'Henrrike'],
		['Echeverría', 'Echeberria']
	])('to a Spanish ear: %s, %s', (a, b) => {
		expect(heard(a, SPANISH)).toBe(heard(b, SPANISH));
	});

	test.each([
		['Thibault', 'Tibaut'],
		['Lefebvre', 'Lefebvres'],
		['Moreau', 'Morot'],
		['Renault', 'Reno'],
		['Philippe', 'Filip'],
		['Martin', 'Martain'],
		['Dupond', 'Dupont'],
		['Mathieu', 'Matieu'],
		['Arnaud', 'Arnault']
	])('to a French ear: %s, %s', (a, b) => {
		expect(heard(a, FRENCH)).toBe(heard(b, FRENCH));
	});

	test.each([
		['Knight', 'Nite'],
		['Wright', 'Rite'],
		['Philips', 'Filip'],
		['Smith', 'Smyth'],
		['Clarke', 'Clark'],
		['McDonald', 'MacDonald'],
		['Lee', 'Leigh']
	])('to an English ear: %s, %s', (a, b) => {
		expect(heard(a, ENGLISH)).toBe(heard(b, ENGLISH));
	});

	test.each([
		['García', 'Gracia'],
		['Ruiz', 'Ríos'],
		['Petit', 'Robert']
	])('to nobody: %s, %s', (a, b) => {
		const [one, other] = [phoneticKeys(fold(a)), phoneticKeys(fold(b))];
		expect(one.some((key, i) => key === other[i])).toBe(false);
	});
});

test('no word is without a sound', () => {
	for (const word of ['h', 'e', 'es', 'x', '2', 'aux']) {
		for (const key of phoneticKeys(word)) {
			expect(key).not.toBe('');
			expect(consonants(key)).not.toBe('');
		}
	}
});

function heard(name: string, language: number | undefined): string | undefined {
	return phoneticKeys(fold(name))[language ?? -1];
}

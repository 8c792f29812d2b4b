import { describe, expect, test } from 'vitest';
import { queryTokens, tokensOf } from './tokens.ts';
import { WordIndex } from './word-index.ts';

const PEOPLE = [
	'Chloe Reitler',
	'Chloe Reid',
	'Mason Hyland',
	'José Pérez Ruiz',
	'Annabelle Konui',
	'Hermenegilda Montesdeoca'
];
const words = (text: string): string => tokensOf(text).join(' ');

/** By name, and by place. */
function indexOf(names: readonly string[], places: readonly string[] = []): WordIndex {
	const index = new WordIndex([4, 1]);
	names.forEach((name, key) => index.put(key, [words(name), words(places[key] ?? '')]));
	return index;
}

function find(index: WordIndex, typed: string): readonly number[] {
	const { scores } = index.having(queryTokens(typed));
	const found = [...scores.keys()].filter((key) => scores[key] !== 0);
	return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

describe('search', () => {
	test.each([
		['chloe retiler', 'Chloe Reitler'],
		['mason hyalnd', 'Mason Hyland'],
		['annabelle konui', 'Annabelle Konui'],
		['knoui', 'Annabelle Konui'],
		['knou', 'Annabelle Konui'],
		['perez jose', 'José Pérez Ruiz'],
		['prez', 'José Pérez Ruiz'],
		['reitlr', 'Chloe Reitler'],
		['hemrenegilda montsdeoca', 'Hermenegilda Montesdeoca']
	])('for %j finds %j first', (typed, name) => {
		expect(PEOPLE[find(indexOf(PEOPLE), typed)[0] ?? -1]).toBe(name);
	});

	test('puts what was typed before what may have been meant', () => {
		expect(find(indexOf(['Mario Sloa', 'Mario Solá']), 'sola')).toEqual([1, 0]);
		expect(find(indexOf(['Ana Vigor', 'Luis'], ['', 'Vigo']), 'vigo')).toEqual([0, 1]);
		expect(find(indexOf(['Ana Viga', 'Luis'], ['', 'Vigo']), 'vigo')).toEqual([1, 0]);
	});

	test('finds nobody for a word that nobody has, nor for no word', () => {
		expect(find(indexOf(PEOPLE), 'chloe hyland')).toEqual([]);
		expect(find(indexOf(PEOPLE), '...')).toEqual([]);
	});

	test('one letter finds everybody who has a word that begins so', () => {
		expect([...find(indexOf(PEOPLE), 'r')].sort()).toEqual([0, 1, 3]);
	});

	test('digits are taken as they are typed', () => {
		expect(find(indexOf(['600123456', '600123457']), '60012345')).toHaveLength(2);
		expect(find(indexOf(['600123456', '600123457']), '600123457')).toEqual([1]);
	});

	test('marks what was typed, or the whole word that was meant', () => {
		const { marks } = indexOf(PEOPLE).having(['ruiz', 'jos', 'prez']);
		expect(marks(['jose', 'perez', 'ruiz'])).toEqual(['ruiz', 'jos', 'perez']);
	});
});

describe('a change', () => {
	test('is found by its new words and no longer by its old ones', () => {
		const index = indexOf(PEOPLE);
		index.put(0, [words('Rosa Prats'), '']);
		expect(find(index, 'rosa')).toEqual([0]);
		expect(find(index, 'reitler')).toEqual([]);
		index.remove(0);
		expect(find(index, 'rosa')).toEqual([]);
		expect(index.has(0)).toBe(false);
	});
});

describe('candidates', () => {
	test('sound like a name in any of its words, the nearest first', () => {
		expect(indexOf(PEOPLE).like(['chloe', 'reit'], 0)[0]?.key).toBe(0);
		expect(indexOf(['Ana'], ['Chloe']).like(['chloe'], 0)).toEqual([]);
	});

	test('have exactly these words in a field', () => {
		const index = indexOf(PEOPLE);
		expect(index.exactly(['chloe', 'reid'], 0)).toEqual([1]);
		expect(index.exactly(['chlo'], 0)).toEqual([]);
		expect(index.exactly(['chloe'], 1)).toEqual([]);
		expect(index.exactly([], 0)).toEqual([]);
	});
});

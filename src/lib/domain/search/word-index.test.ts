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
	const index = new WordIndex([4, 1], 0);
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

	test.each([
		['pepe perez', ['Pepe Pérez', 'José Pérez Ruiz']],
		['jose', ['Josefa Gil', 'Pepe Gil']],
		['maite gil', ['Gil, María Teresa']],
		['mamen', ['María del Carmen Ros']],
		['maria teresa', ['María Teresa Ros', 'Maite Ros']],
		['rob', ['Robin Hale', 'Robert Hale']],
		['fanny', ['Fanny Roux', 'Françoise Roux']]
	])('for %j finds %j, who may be called so, after what was typed', (typed, names) => {
		const last = names.length - 1;
		expect(find(indexOf(names), typed).at(-1)).toBe(last);
		expect(find(indexOf(['Luis Soler', ...names]), typed)).not.toContain(0);
	});

	test('puts another name before what was mistyped', () => {
		expect(find(indexOf(['Pere Gil', 'José Gil']), 'pepe')).toEqual([1, 0]);
	});

	test('takes half of a name that people contract for nobody’s', () => {
		const names = ['María Gil', 'Teresa Ros', 'Ana Teresa Vega'];
		expect(find(indexOf(names, ['', 'María']), 'marife')).toEqual([]);
		expect(find(indexOf(['Maite Gil']), 'maria')).toEqual([]);
	});

	test('knows other names of people alone', () => {
		expect(find(indexOf(['Ana'], ['San José']), 'pepe')).toEqual([]);
		const { scores } = indexOf(['José']).having(['pepe'], (field) => field !== 0);
		expect(scores[0]).toBe(0);
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

	test('marks a name that was not typed where a person has it whole', () => {
		const { marks, marksOfName } = indexOf(PEOPLE).having(['pepe', 'maite']);
		expect(marksOfName(['jose', 'perez'])).toEqual(['jose']);
		expect(marksOfName(['maria', 'teresa', 'gil'])).toEqual(['maria', 'teresa']);
		expect(marksOfName(['maria', 'gil'])).toEqual([]);
		expect(marks(['jose', 'perez'])).toEqual([]);
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

	test('are also called otherwise by their friends', () => {
		expect(indexOf(['José Gil', 'Ana Gil']).like(['pepe', 'gil'], 0)[0]?.key).toBe(0);
		expect(indexOf(['Ana'], ['José']).like(['pepe'], 1)).toEqual([]);
	});

	test('have exactly these words in a field', () => {
		const index = indexOf(PEOPLE);
		expect(index.exactly(['chloe', 'reid'], 0)).toEqual([1]);
		expect(index.exactly(['chlo'], 0)).toEqual([]);
		expect(index.exactly(['chloe'], 1)).toEqual([]);
		expect(index.exactly([], 0)).toEqual([]);
	});
});

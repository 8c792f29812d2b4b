import { describe, expect, it } from 'vitest';
import { drawOrder, type DrawSources } from './draw-order.ts';
import { hashText } from '../hash-text.ts';

/** In the soak 100,000. */
const RUNS = Number(process.env['FICHA_TEST_DRAWS'] ?? 6000);

const people = Array.from({ length: 12 }, (_, i) => String.fromCharCode(65 + i));

function sources(run: number): DrawSources {
	return { list: hashText('the list'), seed: hashText(`seed ${run}`), text: '31415' };
}

describe('the order of a draw', () => {
	it('follows from the list, the seed and the text, to the letter', () => {
		const order = drawOrder(people, sources(0), people.length).join('');
		expect(order).toBe(drawOrder(people, sources(0), people.length).join(''));
		expect(drawOrder(people, { ...sources(0), text: '31416' }, 12).join('')).not.toBe(order);
		expect(drawOrder(people, { ...sources(0), seed: hashText('x') }, 12).join('')).not.toBe(order);
		expect(drawOrder(people, { ...sources(0), list: hashText('x') }, 12).join('')).not.toBe(order);
	});

	it('holds everybody once', () => {
		expect([...drawOrder(people, sources(1), 99)].sort()).toEqual(people);
		expect(drawOrder([], sources(1), 3)).toEqual([]);
	});

	it('begins alike however many are drawn', () => {
		const whole = drawOrder(people, sources(2), people.length);
		for (const count of people.keys()) {
			expect(drawOrder(people, sources(2), count)).toEqual(whole.slice(0, count));
		}
	});

	it(
		'gives everybody the same chance of every place',
		() => {
			const wins = people.map(() => people.map(() => 0));
			for (let run = 0; run < RUNS; run++) {
				for (const [place, name] of drawOrder(people, sources(run), people.length).entries()) {
					const counts = wins[place];
					const who = people.indexOf(name);
					if (counts !== undefined) counts[who] = (counts[who] ?? 0) + 1;
				}
			}
			for (const counts of wins) expect(chiSquared(counts)).toBeLessThan(LIMIT);
		},
		20_000 + 3 * RUNS
	);
});

/** Of chi-squared with 11 degrees of freedom, exceeded once in 100,000 tests of a fair draw. */
const LIMIT = 42.9;

function chiSquared(counts: readonly number[]): number {
	const expected = RUNS / people.length;
	return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

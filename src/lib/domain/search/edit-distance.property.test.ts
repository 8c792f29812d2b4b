import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

function slow(a: string, b: string): number {
	if (a === '' || b === '') return a.length + b.length;
	const [restA, restB] = [a.slice(1), b.slice(1)];
	if (a.charAt(0) === b.charAt(0)) return slow(restA, restB);
	return 1 + Math.min(slow(restA, restB), slow(restA, b), slow(a, restB));
}

test('the distance is that of the definition, as far as it is counted', () => {
	fc.assert(
		fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
			expect(editDistance(a, b, most)).toBe(Math.min(slow(a, b), most + 1));
		}),
		{ numRuns: 300 }
	);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaroWinkler } from './jaro-winkler.ts';

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), maxLength: 10 });

describe('the likeness of two names', () => {
	// Published values: Winkler, "String Comparator Metrics" (1990), and the census examples after it.
	it.each([
		['martha', 'marhta', 0.961],
		['dwayne', 'duane', 0.84],
		['dixon', 'dicksonx', 0.813],
		['jones', 'johnson', 0.832],
		['abc', 'xyz', 0],
		['', 'abc', 0],
		['', '', 1]
	])('%s and %s: %d', (a, b, likeness) => {
		expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 3);
	});

	it('is between nothing and all', () => {
		fc.assert(
			fc.property(name, name, (a, b) => {
				const likeness = jaroWinkler(a, b);
				return likeness >= 0 && likeness <= 1;
			})
		);
	});

	it('does not depend on which is compared with which', () => {
		fc.assert(
			fc.property(name, name, (a, b) => jaroWinkler(a, b) === jaroWinkler(b, a)),
			{ numRuns: 20_000 }
		);
	});

	it('is all for equal names, and for no others', () => {
		fc.assert(fc.property(name, name, (a, b) => (jaroWinkler(a, b) === 1) === (a === b)));
	});

	it('is nothing for names without a common letter', () => {
		const other = fc.string({ unit: fc.constantFrom('x', 'y', 'z'), minLength: 1 });
		fc.assert(fc.property(name, other, (a, b) => jaroWinkler(a, b) === 0));
	});

	it('forgives one wrong letter in a long name more than in a short one', () => {
		fc.assert(
			fc.property(fc.integer({ min: 5, max: 20 }), (length) => {
				const short = 'a'.repeat(length);
				const long = 'a'.repeat(length + 1);
				return jaroWinkler(`${short}x`, `${short}y`) < jaroWinkler(`${long}x`, `${long}y`);
			})
		);
	});
});

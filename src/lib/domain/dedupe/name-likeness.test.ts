import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameLikeness, type NameWords } from './name-likeness.ts';

const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1 }), {
	maxLength: 3
});
const anyName: fc.Arbitrary<NameWords> = fc.record({ given: words, family: words });

describe('the likeness of two people’s names', () => {
	it.each([
		['ana|perez', 'ana|perez', 1],
		['ana|perez', 'ana maria|perez ruiz', 1],
		['maria|garcia', 'maria|gracia', 0.955],
		['ana|perez', 'ana|', 0],
		['ana|perez', '|perez', 0],
		['ana|perez', 'luis|perez', 0]
	])('%s and %s: %d', (a, b, likeness) => {
		expect(nameLikeness(name(a), name(b))).toBeCloseTo(likeness, 2);
	});

	it('is the whole for equal names that have both parts', () => {
		fc.assert(
			fc.property(anyName, (one) => {
				fc.pre(one.given.length > 0 && one.family.length > 0);
				return nameLikeness(one, one) === 1;
			})
		);
	});

	it('never grows with a letter that only one of them has', () => {
		fc.assert(
			fc.property(anyName, (one) => {
				fc.pre(one.given.length > 0 && one.family.length > 0);
				const other = { ...one, family: ['z', ...one.family.slice(1)] };
				return nameLikeness(one, other) < 1;
			})
		);
	});
});

function name(text: string): NameWords {
	const [given = '', family = ''] = text.split('|');
	return { given: given.split(' ').filter(Boolean), family: family.split(' ').filter(Boolean) };
}

import { expect, test } from 'vitest';
import { inPurges } from './in-purges.ts';

test('no piece has more ids or more revisions than CouchDB takes at once, and nothing is left out', () => {
	const revs = (count: number) => Array.from({ length: count }, (_, n) => `${n + 1}-a`);
	const leaves = [
		...Array.from({ length: 250 }, (_, n) => [`few:${n}`, revs(3)] as const),
		['many', revs(2500)] as const,
		['last', revs(1)] as const
	];
	const pieces = inPurges(leaves);
	for (const piece of pieces) {
		expect(piece.length).toBeLessThanOrEqual(100);
		expect(piece.flatMap(([, some]) => some).length).toBeLessThanOrEqual(1000);
	}
	const told = (all: typeof leaves) =>
		all.flatMap(([id, some]) => some.map((rev) => `${id} ${rev}`));
	expect(told([...pieces.flat()] as typeof leaves)).toEqual(told(leaves));
});

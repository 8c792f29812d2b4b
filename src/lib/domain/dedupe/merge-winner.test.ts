import fc from 'fast-check';
import { expect, test } from 'vitest';
import { winnerOf } from './merge-winner.ts';

const cid = fc.constantFrom('a', 'b', 'c', 'd');
const merges = fc.dictionary(cid, cid);

test('whoever was not merged stands for themselves', () => {
	expect(winnerOf('a', () => null)).toBe('a');
});

test('who was merged goes to the end of the way', () => {
	expect(winner('a', { a: 'b', b: 'c' })).toBe('c');
});

test('a pair that was merged both ways has one winner, the one who was there first', () => {
	expect(winner('a', { a: 'b', b: 'a' })).toBe('a');
	expect(winner('b', { a: 'b', b: 'a' })).toBe('a');
});

test('a winner is always their own winner, and that of whoever was merged into them', () => {
	fc.assert(
		fc.property(merges, cid, (into, one) => {
			const end = winner(one, into);
			expect(winner(end, into)).toBe(end);
			for (const [loser, next] of Object.entries(into)) {
				expect(winner(loser, into)).toBe(winner(next, into));
			}
		})
	);
});

function winner(one: string, into: Readonly<Record<string, string>>): string {
	return winnerOf(one, (cid) => into[cid] ?? null);
}

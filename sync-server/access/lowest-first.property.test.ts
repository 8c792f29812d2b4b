import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LowestFirst } from './lowest-first.ts';

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 40 });

test('page by page, all that is offered comes once and in order, however it is offered', () => {
	fc.assert(
		fc.property(keys, fc.integer({ min: 1, max: 7 }), (offered, limit) => {
			const told: string[] = [];
			for (let after: string | null = ''; after !== null;) {
				const page: LowestFirst<string> = new LowestFirst(limit, after);
				for (const key of offered) page.offer(key, () => key);
				const rows = page.rows();
				expect(rows.length).toBeLessThanOrEqual(limit);
				told.push(...rows);
				after = page.isCut ? (rows.at(-1) ?? null) : null;
			}
			expect(told).toEqual([...offered].sort((a, b) => (a < b ? -1 : 1)));
		})
	);
});

test('what is not on the page is not made', () => {
	const page = new LowestFirst<number>(2, 'c');
	let made = 0;
	for (const key of 'abcdefghijklmnopqrstuvwxyz') page.offer(key, () => ++made);
	expect(page.rows()).toEqual([1, 2]);
	expect(made).toBe(4);
});

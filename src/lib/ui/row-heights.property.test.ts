import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowHeights } from './row-heights.ts';

const lists = fc.integer({ min: 1, max: 200 }).chain((count) =>
	fc.record({
		count: fc.constant(count),
		measured: fc.array(
			fc.record({
				row: fc.integer({ min: 0, max: count - 1 }),
				height: fc.integer({ min: 1, max: 300 })
			})
		),
		distance: fc.integer({ min: 0, max: 70_000 })
	})
);

test('rows follow each other without a gap, whichever of them were measured', () => {
	fc.assert(
		fc.property(lists, ({ count, measured, distance }) => {
			const heights = new RowHeights(count, 68);
			for (const { row, height } of measured) heights.measure(row, height);
			let top = 0;
			for (let row = 0; row < count; row++) {
				expect(heights.topOf(row)).toBe(top);
				top += heights.of(row);
			}
			expect(heights.total).toBe(top);
			const row = heights.rowAt(distance);
			expect(heights.topOf(row)).toBeLessThanOrEqual(distance);
			if (row < count - 1) expect(heights.topOf(row + 1)).toBeGreaterThan(distance);
		})
	);
});

test('what is below a row moves with it', () => {
	const heights = new RowHeights(50_000, 68);
	expect(heights.measure(4, 82)).toBe(14);
	expect(heights.topOf(10)).toBe(694);
	expect(heights.measure(4, 68)).toBe(-14);
	expect(heights.topOf(10)).toBe(680);
});

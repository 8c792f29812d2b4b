import { expect, test } from 'vitest';
import { placeBeside } from './place-beside.ts';

const screen = { width: 1000, height: 800 };
const panel = { width: 200, height: 300 };
const anchor = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 40 });

test('a panel opens under what it belongs to, flush with its start', () => {
	expect(placeBeside(anchor(100, 100), panel, screen)).toMatchObject({ left: 100, top: 146 });
});

test('near the lower edge it opens above', () => {
	expect(placeBeside(anchor(100, 700), panel, screen)).toMatchObject({ top: 394 });
});

test('it never leaves the screen sideways', () => {
	expect(placeBeside(anchor(950, 100), panel, screen).left).toBe(792);
	expect(placeBeside(anchor(-20, 100), panel, screen).left).toBe(8);
});

test('where neither side has room it takes the larger one and scrolls', () => {
	const tall = { width: 200, height: 900 };
	expect(placeBeside(anchor(100, 500), tall, screen)).toEqual({
		left: 100,
		top: 8,
		maxHeight: 486
	});
});

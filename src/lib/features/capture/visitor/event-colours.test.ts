import { expect, test } from 'vitest';
import { eventColours } from './event-colours.ts';

test.each(['#2046c8', '#ffdd00', '#ff7a00', '#808080', '#ffffff', '#000000', '#c81e6a', '#7fd4a0'])(
	'on %s words can be read, from the upper end of the ground to the lower',
	(colour) => {
		const { from, to, ink } = eventColours(colour);
		expect(contrast(from, ink)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(to, ink)).toBeGreaterThanOrEqual(4.5);
	}
);

test('an event without a colour, or with what is none, wears ours', () => {
	expect(eventColours('url(//evil.example)')).toEqual(eventColours(undefined));
});

function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

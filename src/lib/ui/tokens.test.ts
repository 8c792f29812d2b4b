import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

const TEXT = 4.5;
const SHAPE = 3;

/** ink, ground, least contrast */
const PAIRS: readonly (readonly [string, string, number])[] = [
	['ink', 'paper', TEXT],
	['ink', 'mark', TEXT],
	['ink-soft', 'paper', TEXT],
	['ink-soft', 'surface', TEXT],
	['ink-soft', 'sunken', TEXT],
	['ink-soft', 'neutral-soft', TEXT],
	['ink-soft', 'accent-soft', TEXT],
	['ink-faint', 'paper', TEXT],
	['ink-faint', 'surface', TEXT],
	['ink-faint', 'raised', TEXT],
	['ink-faint', 'accent-soft', TEXT],
	['accent', 'paper', TEXT],
	['accent', 'surface', TEXT],
	['accent', 'raised', TEXT],
	['accent', 'accent-soft', TEXT],
	['accent-ink', 'accent', TEXT],
	['good', 'good-soft', TEXT],
	['good', 'surface', TEXT],
	['good', 'paper', TEXT],
	['good-fill', 'paper', SHAPE],
	['wait', 'wait-soft', TEXT],
	['wait', 'surface', TEXT],
	['wait', 'paper', TEXT],
	['bad', 'bad-soft', TEXT],
	['bad', 'surface', TEXT],
	['bad', 'paper', TEXT],
	['bad-ink', 'bad', TEXT],
	['edge', 'paper', SHAPE],
	['edge', 'surface', SHAPE],
	['edge', 'raised', SHAPE],
	['rule', 'surface', SHAPE],
	['chart-1', 'surface', SHAPE],
	['chart-2', 'surface', SHAPE],
	['chart-3', 'surface', SHAPE],
	['chart-4', 'surface', SHAPE],
	['chart-5', 'surface', SHAPE]
];

const themes = {
	light: colours(':root'),
	dark: colours(":root[data-theme='dark']"),
	sunlight: colours(":root[data-theme='sunlight']")
};

/** What AAA asks for, where the sun takes the rest. */
const IN_THE_SUN = { [TEXT]: 7, [SHAPE]: 4.5 } as const;

test.each(Object.keys(themes) as (keyof typeof themes)[])(
	'every ink can be read on the grounds that it stands on, %s',
	(theme) => {
		const tokens = themes[theme];
		const weak = PAIRS.filter(([ink, ground, least]) => {
			return contrast(tokens.get(ink)!, tokens.get(ground)!) < least;
		});
		expect(weak).toEqual([]);
	}
);

test('in the sun every ink reaches AAA', () => {
	const weak = PAIRS.filter(([ink, ground, least]) => {
		const asked = least === TEXT ? IN_THE_SUN[TEXT] : IN_THE_SUN[SHAPE];
		return contrast(themes.sunlight.get(ink)!, themes.sunlight.get(ground)!) < asked;
	});
	expect(weak).toEqual([]);
});

test.each(['dark', 'sunlight'] as const)('%s gives every colour of the light theme', (theme) => {
	expect(themes.light.size).toBeGreaterThan(20);
	expect([...themes[theme].keys()]).toEqual([...themes.light.keys()]);
});

function colours(selector: string): Map<string, string> {
	const start = css.indexOf(`${selector} {`);
	const block = css.slice(start, css.indexOf('}', start));
	const found = block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g);
	return new Map([...found].map(([, name, value]) => [name!, value!]));
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
	const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

export interface EventColours {
	/** of the ground, from above */
	readonly from: string;
	readonly to: string;
	readonly ink: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

const WHITE: Rgb = [255, 255, 255];
const DARK: Rgb = [16, 19, 24];
/** What the app wears itself. */
const OURS: Rgb = [32, 70, 200];
/** WCAG AA for text of any size. */
const READABLE = 4.5;
const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/**
 * A ground in the colour of the event, on which words can be read whatever the colour is: where neither
 * white nor dark words could be, it is darkened until white ones can.
 *
 * @param colour `#rrggbb`; anything else is our own
 */
export function eventColours(colour: string | undefined): EventColours {
	let ground = parse(colour ?? '') ?? OURS;
	const isLight = contrast(ground, WHITE) < READABLE && contrast(ground, DARK) >= 7;
	const ink = isLight ? DARK : WHITE;
	while (contrast(ground, ink) < READABLE) ground = mixed(ground, DARK, 0.1);
	const from = mixed(ground, isLight ? WHITE : DARK, isLight ? 0.35 : 0.5);
	return { from: toHex(from), to: toHex(ground), ink: toHex(ink) };
}

function parse(colour: string): Rgb | null {
	const [, red = '', green = '', blue = ''] = HEX.exec(colour) ?? [];
	if (red === '') return null;
	return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

function mixed(one: Rgb, other: Rgb, share: number): Rgb {
	const mix = (a: number, b: number): number => Math.round(a + (b - a) * share);
	return [mix(one[0], other[0]), mix(one[1], other[1]), mix(one[2], other[2])];
}

/** As WCAG 2 defines it. */
function contrast(one: Rgb, other: Rgb): number {
	const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (lighter + 0.05) / (darker + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
	const linear = (channel: number): number => {
		const part = channel / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function toHex(colour: Rgb): string {
	return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

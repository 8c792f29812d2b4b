/**
 * How the n-th series looks. Besides the colour each has a dash, a shape and a hatching of its own, so
 * that nobody has to tell hues apart, and a print in black says the same.
 */
export interface Look {
	readonly colour: string;
	readonly dash: string;
	/** path of the mark around 0,0 */
	readonly shape: string;
	/** angle of the hatching, or null: solid */
	readonly hatch: number | null;
}

const LOOKS: readonly [Look, ...Look[]] = [
	{
		colour: 'var(--chart-1)',
		dash: 'none',
		shape: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z',
		hatch: null
	},
	{ colour: 'var(--chart-2)', dash: '7 4', shape: 'M-4 -4h8v8h-8z', hatch: 45 },
	{ colour: 'var(--chart-3)', dash: '2 4', shape: 'M0 -5l5 9h-10z', hatch: 135 },
	{ colour: 'var(--chart-4)', dash: '10 4 2 4', shape: 'M0 -5l5 5l-5 5l-5 -5z', hatch: 90 },
	{
		colour: 'var(--chart-5)',
		dash: '4 2',
		shape: 'M-1.5 -5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z',
		hatch: 0
	}
];

export function lookOf(index: number): Look {
	return LOOKS[index % LOOKS.length] ?? LOOKS[0];
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/CrOS/, 'ChromeOS'],
	[/Windows/, 'Windows'],
	[/Macintosh/, 'Mac'],
	[/Linux/, 'Linux']
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/Edg\//, 'Edge'],
	[/Firefox\/|FxiOS/, 'Firefox'],
	[/Chrome\/|CriOS/, 'Chrome'],
	[/Safari\//, 'Safari']
];

/** What a colleague recognises in the list of devices: "Safari · iPhone". */
export function deviceName({ userAgent }: Pick<Navigator, 'userAgent'>): string {
	const named = (known: typeof SYSTEMS): string | undefined =>
		known.find(([pattern]) => pattern.test(userAgent))?.[1];
	return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(' · ') || 'Browser';
}

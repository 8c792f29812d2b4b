/** Grounds on which white letters reach 4.5:1, far enough apart to tell two neighbours in a list. */
const AVATAR_COLOURS = [
	'#8a4fbf',
	'#0f7373',
	'#b3541e',
	'#33691e',
	'#2046c8',
	'#7a3b69',
	'#455a64',
	'#96491f',
	'#ad2f5c',
	'#4a5d12',
	'#0b6a99',
	'#5b4bb5'
] as const;

/** Parts of a name that nobody abbreviates by. */
const PARTICLES = new Set(
	'a al d da das de del der des di do dos du e el i la las le les los of the van von y'.split(' ')
);

/** The same name has the same colour on every device (FNV-1a). */
export function avatarColour(name: string): string {
	let hash = 0x811c9dc5;
	for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return AVATAR_COLOURS[hash % AVATAR_COLOURS.length] ?? AVATAR_COLOURS[0];
}

/** Two letters at most: of the first word and of the next that is not a particle. */
export function initials(name: string): string {
	const words = name.split(/[\s'’-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
	const [first = '', ...others] = words;
	const second = others.find((word) => !PARTICLES.has(word.toLowerCase())) ?? '';
	return [first, second].map(firstLetter).join('');
}

function firstLetter(word: string): string {
	const point = word.codePointAt(0);
	return point === undefined ? '' : String.fromCodePoint(point).toUpperCase();
}

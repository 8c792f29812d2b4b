/** As many as `avatar.css` has. */
const TINTS = 12;

/** Parts of a name that nobody abbreviates by. */
const PARTICLES = new Set(
	'a al d da das de del der des di do dos du e el i la las le les los of the van von y'.split(' ')
);

/**
 * The class that colours a name, the same on every device (FNV-1a). No inline style: a browser reckons
 * the style of a class once for all rows, and of an element's own for each.
 */
export function avatarTint(name: string): string {
	let hash = 0x811c9dc5;
	for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return `tint-${hash % TINTS}`;
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

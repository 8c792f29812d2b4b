/** How much a common beginning counts, and how much of it (Winkler, 1990). */
const PREFIX_WEIGHT = 0.1;
const PREFIX_LENGTH = 4;

/**
 * How alike two short texts are, from 0 (nothing in common) to 1 (equal). Made for names: it forgives
 * a wrong, missing or swapped letter, less so at the beginning. Compares UTF-16 units: give it folded
 * text.
 */
export function jaroWinkler(a: string, b: string): number {
	const similarity = jaro(a, b);
	let prefix = 0;
	while (prefix < PREFIX_LENGTH && prefix < a.length && a[prefix] === b[prefix]) prefix++;
	return similarity + prefix * PREFIX_WEIGHT * (1 - similarity);
}

function jaro(a: string, b: string): number {
	if (a === b) return 1;
	if (a === '' || b === '') return 0;
	const [common, takenOfB] = commonLetters(a, b);
	const matches = common.length;
	if (matches === 0) return 0;
	let outOfPlace = 0;
	for (let i = 0; i < matches; i++) if (common[i] !== takenOfB[i]) outOfPlace++;
	const transpositions = outOfPlace / 2;
	return (matches / a.length + matches / b.length + (matches - transpositions) / matches) / 3;
}

/** Letters that both have not too far apart, in the order of each. */
function commonLetters(a: string, b: string): [readonly string[], readonly string[]] {
	const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
	const taken = new Set<number>();
	const ofA: string[] = [];
	for (let i = 0; i < a.length; i++) {
		const last = Math.min(i + reach, b.length - 1);
		for (let j = Math.max(0, i - reach); j <= last; j++) {
			if (taken.has(j) || a[i] !== b[j]) continue;
			taken.add(j);
			ofA.push(a.charAt(i));
			break;
		}
	}
	return [ofA, [...taken].sort((x, y) => x - y).map((j) => b.charAt(j))];
}

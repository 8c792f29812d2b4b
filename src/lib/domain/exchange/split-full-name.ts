import { fold } from '../search/fold.ts';

export interface SplitName {
	readonly givenName: string;
	readonly familyName: string;
}

/** Words that belong to the one after them: "María del Carmen", "de la Cruz". */
const PARTICLES = new Set(
	'de del la las los y e i da das do dos van von der den le du des di della san'.split(' ')
);

/**
 * A name that a file holds in one column, in two. "Surnames, Given names" is taken at its word;
 * otherwise a Spanish name ends in two surnames when it has three parts or more, others in one. A
 * guess: "María del Carmen García" keeps its particle but "Ana María García" is taken for Ana with
 * two surnames.
 *
 * @param language of the names: 'es' for two surnames
 */
export function splitFullName(fullName: string, language: string): SplitName {
	const [surnames = '', given, ...more] = fullName.split(',').map((part) => part.trim());
	if (given !== undefined && more.length === 0) return { givenName: given, familyName: surnames };
	const parts = nameParts(fullName);
	const wanted = language === 'es' && parts.length > 2 ? 2 : 1;
	const cut = Math.max(1, parts.length - wanted);
	return {
		givenName: parts.slice(0, cut).join(' '),
		familyName: parts.slice(cut).join(' ')
	};
}

/** Words with the particles before them. */
function nameParts(name: string): string[] {
	const parts: string[] = [];
	let particles: string[] = [];
	for (const word of name.split(/\s+/).filter(Boolean)) {
		particles.push(word);
		if (PARTICLES.has(fold(word)) && parts.length > 0) continue;
		parts.push(particles.join(' '));
		particles = [];
	}
	return particles.length > 0 ? [...parts, particles.join(' ')] : parts;
}

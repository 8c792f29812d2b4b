import { jaroWinkler } from './jaro-winkler.ts';

/** Folded words of a name, as `tokensOf` gives them. */
export interface NameWords {
	readonly given: readonly string[];
	readonly family: readonly string[];
}

/**
 * How alike two people's names are, from 0 to 1; 0 unless each has a given name and a surname, since
 * half a name says too little. A second surname or given name that only one of them has is forgiven:
 * "Ana Pérez" is likely "Ana María Pérez Ruiz".
 */
export function nameLikeness(a: NameWords, b: NameWords): number {
	return Math.min(partLikeness(a.given, b.given), partLikeness(a.family, b.family));
}

/** The part with fewer words, against as many words from the beginning of the other. */
function partLikeness(a: readonly string[], b: readonly string[]): number {
	const shared = Math.min(a.length, b.length);
	if (shared === 0) return 0;
	return jaroWinkler(a.slice(0, shared).join(' '), b.slice(0, shared).join(' '));
}

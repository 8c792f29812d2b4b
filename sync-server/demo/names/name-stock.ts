export interface NameStock {
	readonly female: readonly string[];
	readonly male: readonly string[];
	/** given names of two or more words, as that language likes to join them */
	readonly joinedFemale: readonly string[];
	readonly joinedMale: readonly string[];
	readonly surnames: readonly string[];
	/** surnames with particles or hyphens, rarer than the others */
	readonly longSurnames: readonly string[];
}

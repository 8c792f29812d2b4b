/**
 * The word with two neighbouring letters exchanged, once for each place: the slip of fast fingers that
 * an edit distance counts as two.
 */
export function swappedLetters(word: string): readonly string[] {
	const letters = Array.from(word);
	return letters.flatMap((letter, i) => {
		const next = letters[i + 1];
		if (next === undefined || next === letter) return [];
		return [[...letters.slice(0, i), next, letter, ...letters.slice(i + 2)].join('')];
	});
}

/**
 * How many letters must be added, left out or exchanged to make one word of the other, as far as it
 * is worth counting.
 *
 * @returns `most + 1` for every distance above `most`
 */
export function editDistance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	const row = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let i = 0; i < a.length; i++) {
		// A row never falls below the one before it.
		if (nextRow(row, a.charCodeAt(i), b) > most) return most + 1;
	}
	return Math.min(row[b.length] ?? most + 1, most + 1);
}

/**
 * In place, because thousands of words are compared between two keys.
 *
 * @returns the least of the row
 */
function nextRow(row: number[], letter: number, b: string): number {
	let diagonal = row[0] ?? 0;
	let left = diagonal + 1;
	let least = left;
	row[0] = left;
	for (let column = 1; column <= b.length; column++) {
		const above = row[column] ?? 0;
		const exchanged = b.charCodeAt(column - 1) === letter ? diagonal : diagonal + 1;
		left = Math.min(exchanged, left + 1, above + 1);
		row[column] = left;
		diagonal = above;
		if (left < least) least = left;
	}
	return least;
}

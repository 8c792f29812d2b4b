/**
 * How many letters must be added, left out or exchanged to make one word of the other, as far as it
 * is worth counting.
 *
 * @returns `most + 1` for every distance above `most`
 */
export function editDistance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let former = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const next = nextRow(former, a.charCodeAt(row - 1), b, row);
		// A row never falls below the one before it.
		if (Math.min(...next) > most) return most + 1;
		former = next;
	}
	return Math.min(former[b.length] ?? most + 1, most + 1);
}

function nextRow(former: readonly number[], letter: number, b: string, row: number): number[] {
	const next = [row];
	let left = row;
	for (let column = 1; column <= b.length; column++) {
		const exchanged = (former[column - 1] ?? 0) + (b.charCodeAt(column - 1) === letter ? 0 : 1);
		left = Math.min(exchanged, left + 1, (former[column] ?? 0) + 1);
		next.push(left);
	}
	return next;
}

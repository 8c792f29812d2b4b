/** Lines with their cells one below the other. */
export function textTable(
	head: readonly string[],
	rows: readonly (readonly string[])[]
): readonly string[] {
	const all = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column]))));
	return all.map((row) =>
		row
			.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
			.join('  ')
			.trimEnd()
	);
}

function width(cell = ''): number {
	return Array.from(cell).length;
}

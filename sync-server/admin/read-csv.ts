import Papa from 'papaparse';

export interface CsvRow {
	/** in the file, counted from 1: a cell may hold line breaks */
	readonly line: number;
	readonly cells: readonly string[];
	/** a quote that never ends, or ends in the middle of a cell */
	readonly broken: boolean;
}

/** All rows, the header's first; comma, semicolon, tab or bar is found out. Blank lines are left out. */
export function readCsv(text: string): readonly CsvRow[] {
	const rows: CsvRow[] = [];
	let line = 1;
	let read = 0;
	Papa.parse<string[]>(text, {
		delimitersToGuess: [',', ';', '\t', '|'],
		step: ({ data, errors, meta }) => {
			const broken = errors.some(({ type }) => type === 'Quotes');
			if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data, broken });
			line += lineBreaks(text.slice(read, meta.cursor));
			read = meta.cursor;
		}
	});
	return rows;
}

function lineBreaks(text: string): number {
	return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

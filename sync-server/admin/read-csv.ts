import Papa from 'papaparse';

export interface CsvRow {
	/** in the file, counted from 1: a cell may hold line breaks */
	readonly line: number;
	readonly cells: readonly string[];
	/** a quote that never ends, or ends in the middle of a cell */
	readonly broken: boolean;
}

interface Position {
	readonly offset: number;
	readonly line: number;
}

const LINE_BREAK = /\r\n|\n|\r/g;

/**
 * All rows, the header's first; comma, semicolon, tab or bar is found out. Blank lines are left out.
 * To a parser, an unclosed quote swallows all rows up to the next quote; we give up its own line only
 * and go on after it.
 */
export function readCsv(text: string): readonly CsvRow[] {
	const rows: CsvRow[] = [];
	const delimiter = guessDelimiter(text);
	let position: Position | null = { offset: 0, line: 1 };
	while (position !== null) position = readRows(text, delimiter, position, rows);
	return rows;
}

function guessDelimiter(text: string): string {
	const delimitersToGuess = [',', ';', '\t', '|'];
	return Papa.parse(text, { delimitersToGuess, preview: 20 }).meta.delimiter;
}

/** @returns where to go on after a row that swallowed others; null at the end of the file */
function readRows(
	text: string,
	delimiter: string,
	from: Position,
	rows: CsvRow[]
): Position | null {
	let { offset, line } = from;
	let resume: Position | null = null;
	Papa.parse<string[]>(text.slice(from.offset), {
		delimiter,
		step: ({ data, errors, meta }, parser) => {
			const end = from.offset + meta.cursor;
			const broken = errors.some(({ type }) => type === 'Quotes');
			const next = broken ? nextLine(text, { offset, line }) : null;
			if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data, broken });
			if (next !== null && next.offset < end) {
				resume = next;
				parser.abort();
			}
			line += text.slice(offset, end).match(LINE_BREAK)?.length ?? 0;
			offset = end;
		}
	});
	return resume;
}

function nextLine(text: string, { offset, line }: Position): Position | null {
	const pattern = new RegExp(LINE_BREAK);
	pattern.lastIndex = offset;
	return pattern.test(text) ? { offset: pattern.lastIndex, line: line + 1 } : null;
}

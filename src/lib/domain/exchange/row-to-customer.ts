import type { Ulid } from '../documents/ulid.ts';
import { holdsCardForPhone, secretIn, type Secret } from '../contests/refuse-secrets.ts';
import type { JsonObject } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { countryCode } from './country-code.ts';
import type { ColumnMatch, CustomerField } from './customer-columns.ts';
import { importedCard, type Cells, type ImportContext } from './imported-card.ts';
import { parseDate } from './parse-date.ts';
import { rowId } from './row-id.ts';

export interface ImportedCustomer {
	readonly cid: Ulid;
	/** all that the card holds, to be stamped by `createBody` */
	readonly values: JsonObject;
}

type RowProblem = 'empty' | 'no-name' | 'invalid-date' | 'unknown-country' | Secret | 'too-long';

export interface UnreadableRow {
	/** in the file, counted from 1, the header's included */
	readonly line: number;
	readonly reason: RowProblem;
	/** what the reason is about, where it is about one column */
	readonly field?: CustomerField;
}

const NAMES = ['fullName', 'givenName', 'familyName', 'companyName'] as const;
const PHONES: readonly CustomerField[] = ['mobile', 'phone', 'workPhone'];
const LONGEST_VALUE = 400;

/**
 * One row of a file as a customer. A row that can't be read is refused whole, with its line: half a
 * customer would hide that something is missing.
 *
 * @param line in the file, for the report
 */
export function rowToCustomer(
	row: readonly string[],
	line: number,
	{ columns }: ColumnMatch,
	context: ImportContext
): Result<ImportedCustomer, UnreadableRow> {
	const cells = readCells(row, columns);
	const problem = rowProblem(cells);
	if (problem !== null) return err({ line, ...problem });
	const cid = rowId(context.source, cells.get('externalId') ?? '', [...cells]);
	return ok({ cid, values: importedCard(cid, cells, context) });
}

function readCells(row: readonly string[], columns: ColumnMatch['columns']): Cells {
	const texts = [...columns].map(([field, position]): [CustomerField, string] => [
		field,
		(row[position] ?? '').trim().replace(/\s+/g, ' ')
	]);
	return new Map(texts.filter(([, text]) => text !== ''));
}

function rowProblem(cells: Cells): Omit<UnreadableRow, 'line'> | null {
	if (cells.size === 0) return { reason: 'empty' };
	if (!NAMES.some((field) => cells.has(field))) return { reason: 'no-name' };
	for (const [field, text] of cells) {
		const reason = cellProblem(field, text);
		if (reason !== null) return { reason, field };
	}
	return null;
}

function cellProblem(field: CustomerField, text: string): RowProblem | null {
	if (text.length > LONGEST_VALUE) return 'too-long';
	if (PHONES.includes(field)) return holdsCardForPhone(text) ? 'card-number' : null;
	const secret = secretIn(text);
	if (secret !== null) return secret;
	if (field === 'country') return countryCode(text) === null ? 'unknown-country' : null;
	const isDate = field === 'birthDate' || field === 'customerSince';
	return isDate && parseDate(text) === null ? 'invalid-date' : null;
}

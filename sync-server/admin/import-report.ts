import type { ColumnMatch } from '#domain/exchange/customer-columns.ts';
import type { UnreadableRow } from '#domain/exchange/row-to-customer.ts';
import type { ListedRow } from './listed-rows.ts';

export type BadRow =
	| UnreadableRow
	| { readonly line: number; readonly reason: 'broken-quotes' | 'more-cells-than-headers' };

const reasons: Readonly<Record<BadRow['reason'], string>> = {
	empty: 'it holds nothing that is read',
	'no-name': 'it has no name, neither of a person nor of a company',
	'invalid-date': 'it is not a date (write 1975-03-31 or 31/03/1975)',
	'unknown-country': 'there is no such country (write its name or its code, such as ES)',
	'card-number': 'it looks like the number of a bank card, which Ficha does not keep',
	password: 'it looks like a password, which Ficha does not keep',
	'too-long': 'it is longer than 400 characters',
	'broken-quotes': 'a quotation mark is not closed, or is closed in the middle of a cell',
	'more-cells-than-headers': 'it has more cells than the first row (a comma outside of quotes?)'
};

/** Says the line and why, but none of what the row holds: reports get pasted into messages. */
export function describeBadRow(row: BadRow, { columns }: ColumnMatch): string {
	const field = 'field' in row ? row.field : undefined;
	const position = field === undefined ? undefined : columns.get(field);
	const where = position === undefined ? '' : `, column ${position + 1} (${field ?? ''})`;
	return `Line ${row.line}${where}: ${reasons[row.reason]}.`;
}

/** Whom one may not contact, and how. */
export function describeListedRow({ line, channels }: ListedRow): string {
	return `Line ${line}: on the do-not-contact list for ${channels.join(', ')}.`;
}

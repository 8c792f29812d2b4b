import { basename } from 'node:path';
import {
	customerFields,
	matchColumns,
	type ColumnMatch
} from '#domain/exchange/customer-columns.ts';
import type { ImportContext } from '#domain/exchange/imported-card.ts';
import { rowToCustomer } from '#domain/exchange/row-to-customer.ts';
import * as z from 'zod';
import type { AdminCommand, AdminContext } from './command.ts';
import { decodeText } from './decode-text.ts';
import { importAssignment } from './import-assignment.ts';
import { describeBadRow, describeListedRow, type BadRow } from './import-report.ts';
import { listedRows, type ImportedRow, type ListedRow } from './listed-rows.ts';
import { readCsv, type CsvRow } from './read-csv.ts';
import { UsageError } from './usage-error.ts';
import { writeImported } from './write-imported.ts';
import { parseOptions } from './parse-options.ts';

const options = z.object({
	owner: z.string().optional(),
	territory: z.string().optional(),
	country: z
		.string()
		.regex(/^[A-Za-z]{2}$/, 'takes a code of two letters, such as ES')
		.transform((code) => code.toUpperCase())
		.default('ES'),
	language: z.enum(['es', 'fr', 'en'], 'takes es, fr or en').default('es'),
	source: z.string().min(1, 'takes a name').optional()
});

export const importCustomers: AdminCommand = {
	name: 'import-customers',
	summary: 'add the customers of a CSV file; importing it again adds nothing',
	changes: true,
	argument: { name: '<file>', description: 'with a first row of headers in es, fr or en' },
	options: [
		{
			flags: '--owner <login>',
			description: 'whose customers they are (default: an administrator)'
		},
		{ flags: '--territory <territory>', description: "where they belong (default: the owner's)" },
		{ flags: '--country <code>', description: 'of phones and addresses without one (default: ES)' },
		{ flags: '--language <code>', description: 'of the names: es, fr or en (default: es)' },
		{
			flags: '--source <name>',
			description: 'the program whose customer numbers they are (default: told by the headers)'
		}
	],
	run: async (context, input) => {
		const { argument } = input;
		const chosen = parseOptions(options, input);
		const [header, ...rows] = readCsv(decodeText(await context.readFile(argument)));
		if (header === undefined) throw new UsageError(`${argument} is empty.`);
		const match = matchColumns(header.cells);
		requireName(match, header, argument);
		const { country, language } = chosen;
		const { read, bad } = readRows(rows, header, match, {
			assigned: await importAssignment(context, chosen),
			country,
			language,
			// One program's exports have the same headers, whatever the file is called today.
			source: chosen.source ?? header.cells.join('|')
		});
		const listed = await listedRows(context.storage, read);
		const customers = read.map(({ customer }) => customer);
		const { added, known } = await writeImported(context.storage, customers);
		report(context, { file: basename(argument), match, bad, listed, added, known });
		if (bad.length > 0 && read.length === 0) throw new UsageError('No row could be read.');
	}
};

function requireName({ columns }: ColumnMatch, header: CsvRow, file: string): void {
	const names = ['fullName', 'givenName', 'familyName', 'companyName'] as const;
	if (names.some((field) => columns.has(field))) return;
	throw new UsageError(
		`No column of ${file} holds a name. Its first row reads: ${header.cells.join(', ')}. ` +
			'Name at least one column "nombre", "apellidos", "nom", "prénom", "name", "company" or alike.'
	);
}

function readRows(
	rows: readonly CsvRow[],
	header: CsvRow,
	match: ColumnMatch,
	context: ImportContext
): { readonly read: readonly ImportedRow[]; readonly bad: readonly BadRow[] } {
	const imported: ImportedRow[] = [];
	const bad: BadRow[] = [];
	for (const { line, cells, broken } of rows) {
		const surplus = cells.slice(header.cells.length).some((cell) => cell.trim() !== '');
		if (broken || surplus) {
			bad.push({ line, reason: broken ? 'broken-quotes' : 'more-cells-than-headers' });
			continue;
		}
		const read = rowToCustomer(cells, line, match, context);
		if (read.ok) imported.push({ line, customer: read.value });
		else bad.push(read.error);
	}
	return { read: imported, bad };
}

function report(
	{ print }: AdminContext,
	outcome: {
		readonly file: string;
		readonly match: ColumnMatch;
		readonly bad: readonly BadRow[];
		readonly listed: readonly ListedRow[];
		readonly added: number;
		readonly known: number;
	}
): void {
	const { match, bad, listed, added, known } = outcome;
	const read = customerFields.filter((field) => match.columns.has(field));
	print(`Read from ${outcome.file}: ${read.join(', ')}.`);
	const ignored = match.ignored.filter((header) => header !== '');
	if (ignored.length > 0) print(`Not used: ${ignored.join(', ')}.`);
	for (const row of bad) print(describeBadRow(row, match));
	for (const row of listed) print(describeListedRow(row));
	if (listed.length > 0) {
		print(
			`On the do-not-contact list: ${listed.length}. Their cards stay closed to those channels.`
		);
	}
	print(`Added ${added}. Already there: ${known}. Could not be read: ${bad.length}.`);
}

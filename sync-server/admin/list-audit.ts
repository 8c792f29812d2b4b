import * as z from 'zod';
import type { AuditRecord, AuditRow } from '../audit/port.ts';
import type { AdminCommand, AdminContext } from './command.ts';
import { findUser } from './find-user.ts';
import { parseOptions } from './parse-options.ts';
import { textTable } from './text-table.ts';

const options = z.object({
	user: z.string().optional(),
	last: z.coerce.number().int().min(1).max(1_000_000).default(50)
});

const PIECE = 1000;

export const listAudit: AdminCommand = {
	name: 'list-audit',
	summary: 'show who did what, the latest last',
	changes: false,
	options: [
		{ flags: '--user <login>', description: 'of one colleague only' },
		{ flags: '--last <rows>', description: 'how many; 50 unless told' }
	],
	run: async (context, input) => {
		const { user, last } = parseOptions(options, input);
		const uid = user === undefined ? null : (await findUser(context.accounts, user)).uid;
		const rows = await lastRows(context, last, ({ actor }) => uid === null || actor === uid);
		if (rows.length === 0) context.print('Nothing is on record.');
		const names = await namesOf(context);
		const hasMany = new Set(rows.map(({ record }) => record)).size > 1;
		const rowName = ({ record, n }: Listed) => (hasMany ? `${record}:${n}` : String(n));
		const cells = rows.map((row) => cellsOf(row, names, rowName));
		if (cells.length > 0) textTable(HEAD, cells).forEach(context.print);
	}
};

const HEAD = ['ROW', 'WHEN', 'WHO', 'DEVICE', 'DID', 'COUNT', 'WHAT'];

interface Listed extends AuditRow {
	/** of the record that it stands in */
	readonly record: string;
}

/** Gateways have a record each: of what is in several, time tells the order. */
async function lastRows(
	{ storage }: AdminContext,
	count: number,
	isMeant: (row: AuditRow) => boolean
): Promise<readonly Listed[]> {
	const found: Listed[] = [];
	for (const record of await storage.audit.all()) {
		const rows = await lastOf(record, count, isMeant);
		found.push(...rows.map((row) => ({ ...row, record: record.name })));
	}
	return found.sort((a, b) => a.at - b.at).slice(-count);
}

async function lastOf(
	record: AuditRecord,
	count: number,
	isMeant: (row: AuditRow) => boolean
): Promise<readonly AuditRow[]> {
	const found: AuditRow[] = [];
	let before = ((await record.head())?.n ?? 0) + 1;
	while (before > 1 && found.length < count) {
		const after = Math.max(0, before - 1 - PIECE);
		const rows = await record.rows({ after, limit: before - 1 - after });
		found.unshift(...rows.filter(isMeant));
		before = after + 1;
	}
	return found.slice(-count);
}

async function namesOf({ accounts }: AdminContext): Promise<ReadonlyMap<string, string>> {
	return new Map((await accounts.users.list()).map(({ uid, login }) => [uid, login]));
}

function cellsOf(
	row: Listed,
	names: ReadonlyMap<string, string>,
	rowName: (row: Listed) => string
): readonly string[] {
	const { at, actor, device, action, count, subject } = row;
	const when = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
	const who = names.get(actor) ?? actor;
	return [rowName(row), when, who, device ?? '', action, String(count), subject];
}

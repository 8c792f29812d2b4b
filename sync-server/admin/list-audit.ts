import * as z from 'zod';
import type { AuditRow } from '../audit/port.ts';
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
		const cells = rows.map((row) => cellsOf(row, names));
		if (cells.length > 0) textTable(HEAD, cells).forEach(context.print);
	}
};

const HEAD = ['ROW', 'WHEN', 'WHO', 'DEVICE', 'DID', 'COUNT', 'WHAT'];

async function lastRows(
	{ storage }: AdminContext,
	count: number,
	isMeant: (row: AuditRow) => boolean
): Promise<readonly AuditRow[]> {
	const found: AuditRow[] = [];
	let before = ((await storage.audit.head())?.n ?? 0) + 1;
	while (before > 1 && found.length < count) {
		const after = Math.max(0, before - 1 - PIECE);
		const rows = await storage.audit.rows({ after, limit: before - 1 - after });
		found.unshift(...rows.filter(isMeant));
		before = after + 1;
	}
	return found.slice(-count);
}

async function namesOf({ accounts }: AdminContext): Promise<ReadonlyMap<string, string>> {
	return new Map((await accounts.users.list()).map(({ uid, login }) => [uid, login]));
}

function cellsOf(row: AuditRow, names: ReadonlyMap<string, string>): readonly string[] {
	const { n, at, actor, device, action, count, subject } = row;
	const when = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
	return [String(n), when, names.get(actor) ?? actor, device ?? '', action, String(count), subject];
}

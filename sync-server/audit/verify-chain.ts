import { nextRow, revisionsDigest } from './chain.ts';
import type { AuditRecord, AuditRow } from './port.ts';

export interface ChainReport {
	/** rows that hold */
	readonly rows: number;
	/** hash of the last of them, to be kept elsewhere; '' of an empty record */
	readonly head: string;
	/** recorded revisions that are not there any more: erased, or older than histories are kept */
	readonly gone: number;
	/** the first thing that does not hold, or null */
	readonly broken: ChainFault | null;
}

export interface ChainFault {
	/** number of the row */
	readonly n: number;
	readonly what:
		/** a row is missing, or stands twice */
		| 'numbering'
		/** a row is not what was recorded, or one before it is not */
		| 'row'
		/** a revision is not what was recorded */
		| 'revisions'
		/** the record is shorter than it once was, or another one */
		| 'head';
}

/** A head that was noted before: whoever cuts a record's end off can't know of it. */
export interface KnownHead {
	readonly n: number;
	readonly hash: string;
}

const PIECE = 500;

/** Goes through the record from its beginning, and compares it with what the base holds now. */
export async function verifyChain(
	log: Omit<AuditRecord, 'name'>,
	known: KnownHead | null = null
): Promise<ChainReport> {
	let last: AuditRow | null = null;
	let gone = 0;
	let metKnown = known === null;
	const report = (broken: ChainFault | null): ChainReport => {
		return { rows: last?.n ?? 0, head: last?.hash ?? '', gone, broken };
	};
	for (;;) {
		const rows = await log.rows({ after: last?.n ?? 0, limit: PIECE });
		if (rows.length === 0) break;
		const revisions = await log.revisions(rows[0]?.n ?? 0, rows.at(-1)?.n ?? 0);
		for (const row of rows) {
			const what = faultOf(last, row);
			if (what !== null) return report({ n: row.n, what });
			const found = revisions.get(row.n) ?? [];
			if (isChanged(row, found)) return report({ n: row.n, what: 'revisions' });
			if (row.action === 'write') gone += row.count - found.length;
			if (known?.n === row.n) metKnown = known.hash === row.hash;
			last = row;
		}
	}
	return report(metKnown ? null : { n: known?.n ?? 0, what: 'head' });
}

function faultOf(last: AuditRow | null, row: AuditRow): 'numbering' | 'row' | null {
	if (row.n !== (last?.n ?? 0) + 1) return 'numbering';
	return nextRow(last, row, row.digest).hash === row.hash ? null : 'row';
}

/** Of revisions that are not all there any more the rest can't be compared. More than were written is a forgery. */
function isChanged(
	{ action, count, digest }: AuditRow,
	found: Parameters<typeof revisionsDigest>[0]
): boolean {
	if (action !== 'write' || found.length > count) return found.length > 0;
	return found.length === count && revisionsDigest(found) !== digest;
}

import { hash } from 'node:crypto';
import type { AuditEntry, AuditRow, RecordedRevision } from './port.ts';

/** What the first row is bound to. */
const BEGINNING = '';

/** The next link of a chain. */
export function nextRow(
	last: Pick<AuditRow, 'n' | 'hash'> | null,
	{ at, actor, device, action, subject, count }: AuditEntry,
	digest = ''
): AuditRow {
	const n = (last?.n ?? 0) + 1;
	const row = { n, at, actor, device, action, subject, count, digest };
	return { ...row, hash: rowHash(last?.hash ?? BEGINNING, row) };
}

/** SHA-256 in hex over the former hash and every column, as a JSON array: no two rows read alike. */
function rowHash(former: string, row: Omit<AuditRow, 'hash'>): string {
	const { n, at, actor, device, action, subject, count, digest } = row;
	return sha256(JSON.stringify([former, n, at, actor, device, action, subject, count, digest]));
}

/** SHA-256 in hex over which revisions were written and what was in them, in whatever order. */
export function revisionsDigest(revisions: readonly RecordedRevision[]): string {
	const lines = revisions.map(({ id, rev, body }) => JSON.stringify([id, rev, body]));
	return sha256(lines.sort().join('\n'));
}

export function sha256(text: string): string {
	return hash('sha256', text);
}

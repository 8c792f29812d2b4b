import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextRow, revisionsDigest, sha256 } from './chain.ts';
import type { AuditEntry, AuditRecord, AuditRow, RecordedRevision } from './port.ts';
import { verifyChain } from './verify-chain.ts';

const entry: fc.Arbitrary<AuditEntry> = fc.record({
	at: fc.nat(),
	actor: fc.string(),
	device: fc.option(fc.string()),
	action: fc.constantFrom('read', 'sign-in', 'refused', 'command'),
	subject: fc.string(),
	count: fc.nat(9)
});
const record = fc.array(entry, { minLength: 1, maxLength: 20 }).map(chained);

function chained(entries: readonly AuditEntry[]): AuditRow[] {
	const rows: AuditRow[] = [];
	for (const each of entries) rows.push(nextRow(rows.at(-1) ?? null, each));
	return rows;
}

/** A log that holds what somebody with access to the file has left of it. */
function found(
	rows: readonly AuditRow[],
	revisions: ReadonlyMap<number, readonly RecordedRevision[]> = new Map()
): Omit<AuditRecord, 'name'> {
	return {
		rows: ({ after, limit }) => Promise.resolve(rows.filter(({ n }) => n > after).slice(0, limit)),
		head: () => Promise.resolve(rows.at(-1) ?? null),
		revisions: () => Promise.resolve(revisions)
	};
}

describe('a record', () => {
	test('that nobody touched holds, and its head is that of its last row', async () => {
		await fc.assert(
			fc.asyncProperty(record, async (rows) => {
				const { hash = '' } = rows.at(-1) ?? {};
				expect(await verifyChain(found(rows))).toEqual({
					rows: rows.length,
					head: hash,
					gone: 0,
					broken: null
				});
				const known = { n: rows.length, hash };
				expect((await verifyChain(found(rows), known)).broken).toBeNull();
			})
		);
	});

	test.each([
		['another time', (row: AuditRow) => ({ ...row, at: row.at + 1 })],
		['another person', (row: AuditRow) => ({ ...row, actor: `${row.actor}x` })],
		['another device', (row: AuditRow) => ({ ...row, device: `${row.device ?? ''}x` })],
		['another subject', (row: AuditRow) => ({ ...row, subject: `${row.subject}x` })],
		['another count', (row: AuditRow) => ({ ...row, count: row.count + 1 })],
		['another hash', (row: AuditRow) => ({ ...row, hash: sha256(row.hash) })]
	])('of which one row says %s is found out', async (_, forge) => {
		await fc.assert(
			fc.asyncProperty(record, fc.nat(), async (rows, pick) => {
				const at = pick % rows.length;
				const forged = rows.map((row, index) => (index === at ? forge(row) : row));
				expect((await verifyChain(found(forged))).broken?.n).toBe(at + 1);
			})
		);
	});

	test('of which a row was taken out, or that begins later, is found out', async () => {
		await fc.assert(
			fc.asyncProperty(record, fc.nat(), async (rows, pick) => {
				fc.pre(rows.length > 1);
				const at = pick % (rows.length - 1);
				const { broken } = await verifyChain(found(rows.filter((_, index) => index !== at)));
				expect(broken).toEqual({ n: at + 2, what: 'numbering' });
			})
		);
	});

	test('whose end was cut off, or that was written anew, is found out by a head that was noted', async () => {
		await fc.assert(
			fc.asyncProperty(record, record, async (rows, others) => {
				const last = rows.at(-1);
				const known = { n: last?.n ?? 0, hash: last?.hash ?? '' };
				const cut = await verifyChain(found(rows.slice(0, -1)), known);
				expect(cut.broken).toEqual({ n: known.n, what: 'head' });
				fc.pre(others[known.n - 1]?.hash !== known.hash);
				expect((await verifyChain(found(others), known)).broken?.what).toBe('head');
			})
		);
	});
});

describe('recorded revisions', () => {
	const revisions = ['a', 'b', 'c'].map((id) => ({ id, rev: '1-x', body: sha256(id) }));
	const write: AuditEntry = {
		at: 1,
		actor: 'ana',
		device: null,
		action: 'write',
		subject: '',
		count: revisions.length
	};
	const rows = [nextRow(null, write, revisionsDigest(revisions))];
	const verified = (now: readonly RecordedRevision[]) =>
		verifyChain(found(rows, new Map([[1, now]])));

	test('hold in whatever order they are read', async () => {
		expect(await verified(revisions.toReversed())).toMatchObject({ gone: 0, broken: null });
	});

	test('that were changed behind the server’s back are found out', async () => {
		const [first = revisions[0], ...rest] = revisions;
		const changed = [{ id: 'a', rev: '1-x', ...first, body: sha256('changed') }, ...rest];
		expect((await verified(changed)).broken).toEqual({ n: 1, what: 'revisions' });
		expect((await verified([...revisions, ...changed])).broken?.what).toBe('revisions');
	});

	test('that are gone are counted', async () => {
		expect(await verified(revisions.slice(1))).toMatchObject({ gone: 1, broken: null });
	});
});

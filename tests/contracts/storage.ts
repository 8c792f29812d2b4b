import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../sync-server/storage/port.ts';
import { WriteLog } from '../../sync-server/storage/write-log.ts';
import { rev, tombstone } from './revisions.ts';

/** What every adapter of the storage port promises. `open` gives a new, empty store. */
export function storageContract(open: (log: WriteLog) => Storage | Promise<Storage>): void {
	let log: WriteLog;
	let storage: Storage;

	beforeEach(async () => {
		log = new WriteLog();
		storage = await open(log);
	});
	afterEach(() => storage.close());

	const winner = async (id: string) => (await storage.bulkGet([{ id }]))[0]?.found[0]?.rev;
	const leafRevs = async (id: string) =>
		((await storage.leaves([id])).get(id) ?? []).map((leaf) => leaf.rev);

	describe('writing', () => {
		test('an empty store has no documents and no sequence', async () => {
			expect(await storage.info()).toMatchObject({ docCount: 0, updateSeq: 0 });
			expect(await storage.changes({ since: 0, limit: 10 })).toEqual([]);
		});

		test('each revision takes the next sequence and is read back as it came', async () => {
			const body = { name: 'Zoë 日本 𝒳', list: [1, { a: null }], empty: {}, '': 'no key' };
			expect(await storage.bulkDocs([rev('a', '1-a', body), rev('b', '1-b')])).toEqual([
				{ id: 'a', rev: '1-a', outcome: 'written', seq: 1 },
				{ id: 'b', rev: '1-b', outcome: 'written', seq: 2 }
			]);
			expect(await storage.bulkGet([{ id: 'a' }])).toEqual([
				{
					id: 'a',
					found: [
						{ id: 'a', rev: '1-a', deleted: false, body: { is: '1-a', ...body }, path: ['1-a'] }
					]
				}
			]);
			expect(await storage.info()).toMatchObject({ docCount: 2, updateSeq: 2 });
		});

		test('a revision that is there already changes nothing, whatever its body says', async () => {
			await storage.bulkDocs([rev('a', '2-b 1-a', { first: true })]);
			const again = await storage.bulkDocs([
				rev('a', '2-b 1-a', { first: false }),
				rev('a', '2-b 1-a')
			]);
			expect(again).toEqual([
				{ id: 'a', rev: '2-b', outcome: 'known' },
				{ id: 'a', rev: '2-b', outcome: 'known' }
			]);
			expect((await storage.info()).updateSeq).toBe(1);
			expect((await storage.bulkGet([{ id: 'a' }]))[0]?.found[0]?.body).toMatchObject({
				first: true
			});
		});

		test('the same revision twice in one batch is written once', async () => {
			const results = await storage.bulkDocs([rev('a', '1-a'), rev('a', '1-a')]);
			expect(results.map((result) => result.outcome)).toEqual(['written', 'known']);
		});

		test.each([
			['that is empty', []],
			['with a gap', ['3-c', '1-a']],
			['that runs the wrong way', ['1-a', '2-b']],
			['with something that is no revision', ['2-b', 'one']]
		])('a path %s is refused and the whole batch with it', async (_what, path) => {
			const bad = { id: 'b', path, deleted: false, body: {} };
			await expect(storage.bulkDocs([rev('a', '1-a'), bad])).rejects.toMatchObject({
				code: 'bad-path'
			});
			expect(await storage.info()).toMatchObject({ docCount: 0, updateSeq: 0 });
			expect(await storage.leaves(['a', 'b'])).toEqual(new Map());
			expect((await storage.bulkDocs([rev('a', '1-a')]))[0]).toMatchObject({ seq: 1 });
		});

		test('the texts of leaves are the bodies that they hold', async () => {
			const data = Buffer.from('text');
			const facts = { contentType: 'text/plain', revpos: 1, digest: 'md5-text', length: 4 };
			const attachments = { 'a.txt': { ...facts, data } };
			await storage.bulkDocs([
				{ ...rev('a', '1-a', { said: 'ñ "\u2028', n: [1, null] }), attachments },
				...['1-a', '2-b 1-a', '2-c 1-a'].map((path) => rev('b', path)),
				tombstone('b', '3-d 2-b 1-a')
			]);
			const ids = ['a', 'b', 'never', 'a'];
			const texts = await storage.leafTexts(ids);
			const read = [...texts].map(([id, leaves]) => {
				const bodies = leaves.map(({ text, ...leaf }) => ({
					...leaf,
					body: JSON.parse(text) as object
				}));
				return [id, bodies] as const;
			});
			expect(new Map(read)).toEqual(await storage.leaves(ids));
			expect(read.map(([id, leaves]) => [id, leaves.length])).toEqual([
				['a', 1],
				['b', 2]
			]);
		});

		test('what a caller does to a body afterwards does not reach the store', async () => {
			const body = { tags: ['old'] };
			await storage.bulkDocs([{ id: 'a', path: ['1-a'], deleted: false, body }]);
			body.tags[0] = 'new';
			const [leaf] = (await storage.leaves(['a'])).get('a') ?? [];
			(leaf?.body as typeof body | undefined)?.tags.push('more');
			expect((await storage.bulkGet([{ id: 'a' }]))[0]?.found[0]?.body).toEqual({ tags: ['old'] });
		});

		test('listeners hear of a write once it can be read, and of no write that changed nothing', async () => {
			const heard: number[] = [];
			const stop = log.onWrite((updateSeq) => heard.push(updateSeq));
			await storage.bulkDocs([rev('a', '1-a'), rev('b', '1-b')]);
			await storage.bulkDocs([rev('a', '1-a')]);
			await storage.erase(['b']);
			expect(heard).toEqual([2, 3]);
			stop();
			await storage.bulkDocs([rev('c', '1-c')]);
			expect(heard).toEqual([2, 3]);
		});
	});

	describe('revision trees', () => {
		test('siblings are a conflict, and none of them is lost', async () => {
			await storage.bulkDocs([
				rev('a', '1-a'),
				rev('a', '2-b 1-a'),
				rev('a', '2-c 1-a'),
				rev('z', '1-z')
			]);
			expect(await leafRevs('a')).toEqual(['2-c', '2-b']);
			expect(await storage.conflicted(10)).toEqual(['a']);
			expect((await storage.info()).docCount).toBe(2);
		});

		test('the winner lives before it is long, is long before its hash is high', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('a', '1-b')]);
			expect(await winner('a')).toBe('1-b');
			await storage.bulkDocs([rev('a', '2-a 1-a')]);
			expect(await winner('a')).toBe('2-a');
			await storage.bulkDocs([rev('a', '10-c 9-c 8-c'), tombstone('a', '11-d 10-d')]);
			expect(await winner('a')).toBe('10-c');
			expect(await leafRevs('a')).toEqual(['10-c', '2-a', '1-b', '11-d']);
		});

		test('a tombstone ends a branch; the document is gone when no branch lives', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('a', '2-b 1-a'), rev('a', '2-c 1-a')]);
			await storage.bulkDocs([tombstone('a', '3-d 2-c 1-a')]);
			expect(await winner('a')).toBe('2-b');
			expect(await storage.conflicted(10)).toEqual([]);
			await storage.bulkDocs([tombstone('a', '3-e 2-b 1-a')]);
			expect(await storage.info()).toMatchObject({ docCount: 0, updateSeq: 5 });
			expect((await storage.bulkGet([{ id: 'a' }]))[0]?.found).toMatchObject([
				{ rev: '3-e', deleted: true, path: ['3-e', '2-b', '1-a'] }
			]);
		});

		test('a document lives again when its tombstone is extended', async () => {
			await storage.bulkDocs([tombstone('a', '2-b 1-a'), rev('a', '3-c 2-b 1-a')]);
			expect(await winner('a')).toBe('3-c');
			expect((await storage.info()).docCount).toBe(1);
		});

		test('old bodies stay readable by their revision, tombstones among them', async () => {
			await storage.bulkDocs([rev('a', '1-a'), tombstone('a', '2-b 1-a'), rev('a', '3-c 2-b 1-a')]);
			const found = await storage.bulkGet([
				{ id: 'a', rev: '1-a' },
				{ id: 'a', rev: '2-b' }
			]);
			expect(found.map((row) => row.found)).toMatchObject([
				[{ rev: '1-a', deleted: false, body: { is: '1-a' }, path: ['1-a'] }],
				[{ rev: '2-b', deleted: true, body: { is: '2-b' }, path: ['2-b', '1-a'] }]
			]);
		});

		test('a late parent joins two halves of a history', async () => {
			await storage.bulkDocs([rev('a', '3-c 2-b'), rev('a', '2-x 1-a')]);
			expect(await leafRevs('a')).toEqual(['3-c', '2-x']);
			await storage.bulkDocs([rev('a', '4-d 3-c 2-b 1-a')]);
			expect(await leafRevs('a')).toEqual(['4-d', '2-x']);
			expect((await storage.bulkGet([{ id: 'a' }]))[0]?.found[0]?.path).toEqual([
				'4-d',
				'3-c',
				'2-b',
				'1-a'
			]);
		});

		test('beyond a thousand generations the oldest revisions fall off, bodies and all', async () => {
			const path = (to: number, length: number) =>
				Array.from({ length }, (_, i) => `${to - i}-r`).join(' ');
			await storage.bulkDocs([rev('a', '1-r'), rev('a', '2-r 1-r')]);
			await storage.bulkDocs([rev('a', path(900, 900)), rev('a', path(1001, 500))]);
			const [oldest, kept] = await storage.bulkGet([
				{ id: 'a', rev: '1-r' },
				{ id: 'a', rev: '2-r' }
			]);
			expect(oldest?.found).toEqual([]);
			expect(kept?.found).toHaveLength(1);
			expect((await storage.bulkGet([{ id: 'a' }]))[0]?.found[0]?.path).toHaveLength(1000);
		});
	});

	describe('asking', () => {
		test('all of an unknown document is missing, and nothing of a known revision is', async () => {
			await storage.bulkDocs([rev('a', '2-b 1-a')]);
			const diffs = await storage.revsDiff(
				new Map([
					['a', ['2-b', '3-c', '3-c']],
					['same', []],
					['unknown', ['1-x', '2-y']]
				])
			);
			expect(diffs).toEqual(
				new Map([
					['a', { missing: ['3-c'], possibleAncestors: ['2-b'] }],
					['unknown', { missing: ['1-x', '2-y'], possibleAncestors: [] }]
				])
			);
		});

		test('an ancestor without a body counts as present, but has nothing to give', async () => {
			await storage.bulkDocs([rev('a', '2-b 1-a')]);
			expect(await storage.revsDiff(new Map([['a', ['1-a']]]))).toEqual(new Map());
			expect((await storage.bulkGet([{ id: 'a', rev: '1-a' }]))[0]?.found).toEqual([]);
			expect(await storage.bulkDocs([rev('a', '1-a')])).toMatchObject([{ outcome: 'known' }]);
		});

		test('leaves that are newer than what is missing are no possible ancestors', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('a', '4-d 3-c'), tombstone('a', '2-t 1-b')]);
			const diffs = await storage.revsDiff(new Map([['a', ['3-x']]]));
			expect(diffs.get('a')).toEqual({ missing: ['3-x'], possibleAncestors: ['1-a', '2-t'] });
		});

		test('there is a row per request in order, empty for what is not there', async () => {
			await storage.bulkDocs([rev('a', '1-a')]);
			const rows = await storage.bulkGet([
				{ id: 'none' },
				{ id: 'a', rev: '9-z' },
				{ id: 'a' },
				{ id: 'a' }
			]);
			expect(rows.map(({ id, rev: asked, found }) => [id, asked, found.length])).toEqual([
				['none', undefined, 0],
				['a', '9-z', 0],
				['a', undefined, 1],
				['a', undefined, 1]
			]);
		});

		test('latest gives the leaves below a revision, whichever were added since', async () => {
			await storage.bulkDocs([
				rev('a', '1-a'),
				rev('a', '2-b 1-a'),
				rev('a', '3-c 2-b 1-a'),
				tombstone('a', '3-d 2-b 1-a'),
				rev('a', '2-x 1-a')
			]);
			const latest = async (asked: string) =>
				(await storage.bulkGet([{ id: 'a', rev: asked }], { latest: true }))[0]?.found.map(
					(found) => found.rev
				);
			expect(await latest('2-b')).toEqual(['3-c', '3-d']);
			expect(await latest('1-a')).toEqual(['3-c', '2-x', '3-d']);
			expect(await latest('2-x')).toEqual(['2-x']);
			expect(await latest('7-q')).toEqual([]);
		});

		test('leaves come winner first, each with its body and path', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('a', '2-b 1-a'), tombstone('a', '3-t 2-s 1-a')]);
			expect((await storage.leaves(['a', 'unknown'])).get('a')).toEqual([
				{ id: 'a', rev: '2-b', deleted: false, body: { is: '2-b' }, path: ['2-b', '1-a'] },
				{ id: 'a', rev: '3-t', deleted: true, body: { is: '3-t' }, path: ['3-t', '2-s', '1-a'] }
			]);
			expect((await storage.leaves(['unknown'])).size).toBe(0);
		});

		test('what a document says now is its winning revision, a tombstone too', async () => {
			await storage.bulkDocs([
				rev('a', '1-a', { name: 'first' }),
				rev('a', '2-b 1-a', { name: 'second' }),
				rev('b', '1-a'),
				tombstone('b', '2-b 1-a')
			]);
			const winners = await storage.winners(['a', 'b', 'none', 'a']);
			expect([...winners.keys()].sort()).toEqual(['a', 'b']);
			expect(winners.get('a')).toEqual({
				rev: '2-b',
				deleted: false,
				body: { is: '2-b', name: 'second' }
			});
			expect(winners.get('b')).toMatchObject({ rev: '2-b', deleted: true });
			expect(await storage.winners([])).toEqual(new Map());
		});

		test('of winners, one field can be asked for alone', async () => {
			const values = { names: [1, { c: 'ñ "d"' }], none: null };
			await storage.bulkDocs([
				rev('a', '1-a', { ...values, deep: { none: 1 } }),
				rev('a', '2-b 1-a', values),
				rev('b', '1-a'),
				tombstone('b', '2-b 1-a')
			]);
			const read = async (field: string) => {
				const found = await storage.winningField(['a', 'b', 'nobody'], field);
				return [...found].sort().map(([id, { rev, deleted, text }]) => {
					return [id, rev, deleted, text === null ? 'not there' : (JSON.parse(text) as unknown)];
				});
			};
			const gone = ['b', '2-b', true, 'not there'];
			expect(await read('names')).toEqual([['a', '2-b', false, values.names], gone]);
			expect(await read('none')).toEqual([['a', '2-b', false, null], gone]);
			expect(await read('deep')).toEqual([['a', '2-b', false, 'not there'], gone]);
		});

		test('a write tells which of its documents have branches', async () => {
			const first = [rev('a', '1-a'), rev('b', '1-a'), rev('c', '1-a'), rev('c', '1-b')];
			expect(await storage.writeBatches([{ revisions: first }])).toContain('c');
			const second = [{ revisions: [rev('b', '1-b')] }, { revisions: [tombstone('a', '1-b')] }];
			const branched = await storage.writeBatches(second);
			expect(branched).toContain('b');
			expect(branched).not.toContain('c');
		});

		test('conflicted gives no more than asked for, the oldest first', async () => {
			const conflict = (id: string) => [rev(id, '1-a'), rev(id, '1-b')];
			await storage.bulkDocs(['c', 'a', 'b'].flatMap(conflict));
			expect(await storage.conflicted(2)).toEqual(['c', 'a']);
		});
	});

	describe('the log', () => {
		test('has one row per document, at its latest write, with all leaves', async () => {
			await storage.bulkDocs([
				rev('a', '1-a'),
				rev('b', '1-b'),
				rev('c', '1-c'),
				rev('a', '2-d 1-a'),
				tombstone('b', '2-e 1-b'),
				rev('a', '2-f 1-a'),
				tombstone('a', '3-g 2-d 1-a')
			]);
			const rows = [
				{ seq: 3, id: 'c', rev: '1-c', deleted: false, leaves: ['1-c'], liveLeaves: 1 },
				{ seq: 5, id: 'b', rev: '2-e', deleted: true, leaves: ['2-e'], liveLeaves: 0 },
				{ seq: 7, id: 'a', rev: '2-f', deleted: false, leaves: ['2-f', '3-g'], liveLeaves: 1 }
			];
			expect(await storage.changes({ since: 0, limit: 100 })).toEqual(rows);
			expect(await storage.changes({ since: 3, limit: 1 })).toEqual([rows[1]]);
			expect(await storage.changes({ since: 7, limit: 100 })).toEqual([]);
			expect(await storage.heads(['a', 'c', 'a', 'none'])).toEqual(
				new Map([
					['a', rows[2]],
					['c', rows[0]]
				])
			);
		});

		test('a losing branch moves its document to the end too', async () => {
			await storage.bulkDocs([rev('a', '3-c 2-b 1-a'), rev('b', '1-b'), rev('a', '2-x 1-a')]);
			const rows = await storage.changes({ since: 0, limit: 10 });
			expect(rows.map(({ seq, id, rev: winning }) => [seq, id, winning])).toEqual([
				[2, 'b', '1-b'],
				[3, 'a', '3-c']
			]);
		});
	});

	describe('listing', () => {
		const ids = async (range: { from: string; to: string; limit?: number }) =>
			(await storage.list({ limit: 100, ...range })).map((row) => row.id);

		test('a range holds its beginning and not its end, in order, up to the limit', async () => {
			await storage.bulkDocs(['b', 'a:2', 'c', 'a:1', 'a'].map((id) => rev(id, '1-a')));
			expect(await ids({ from: 'a', to: 'c' })).toEqual(['a', 'a:1', 'a:2', 'b']);
			expect(await ids({ from: 'a:', to: 'a;' })).toEqual(['a:1', 'a:2']);
			expect(await ids({ from: 'a', to: 'z', limit: 2 })).toEqual(['a', 'a:1']);
		});

		test('the order is by code point', async () => {
			await storage.bulkDocs(['é', 'z', '\u{1F600}', '\uFFFD', 'Z'].map((id) => rev(id, '1-a')));
			expect(await ids({ from: '', to: '\u{10FFFF}' })).toEqual([
				'Z',
				'z',
				'é',
				'\uFFFD',
				'\u{1F600}'
			]);
		});

		test('tombstones are left out unless asked for', async () => {
			await storage.bulkDocs([rev('a', '1-a'), tombstone('b', '2-b 1-b')]);
			const range = { from: 'a', to: 'z', limit: 10 };
			expect(await storage.list(range)).toEqual([{ id: 'a', rev: '1-a', deleted: false }]);
			expect(await storage.list({ ...range, tombstones: 'include' })).toEqual([
				{ id: 'a', rev: '1-a', deleted: false },
				{ id: 'b', rev: '2-b', deleted: true }
			]);
		});
	});

	describe('all that hangs on an id', () => {
		test('is the document itself and those whose ids go on from it, tombstones too', async () => {
			await storage.bulkDocs([
				rev('a:1', '1-a'),
				rev('a:1:x', '1-a'),
				rev('a:1:x:y', '1-a'),
				rev('a:10', '1-a'),
				rev('a:1 :x', '1-a'),
				rev('a:1;x', '1-a'),
				rev('b:1', '1-a'),
				tombstone('b:1:x', '1-a')
			]);
			const rows = await storage.under(['a:1', 'b', 'none']);
			const inOrder = [...rows].sort((one, other) => one.seq - other.seq);
			expect(inOrder.map(({ id, deleted }) => ({ id, deleted }))).toEqual([
				{ id: 'a:1', deleted: false },
				{ id: 'a:1:x', deleted: false },
				{ id: 'a:1:x:y', deleted: false },
				{ id: 'b:1', deleted: false },
				{ id: 'b:1:x', deleted: true }
			]);
			const heads = await storage.heads(rows.map(({ id }) => id));
			expect(new Map(rows.map((row) => [row.id, row]))).toEqual(heads);
			expect(await storage.under([])).toEqual([]);
		});
	});

	describe('erasing', () => {
		test('leaves a document as if it had never been, save for its id in the list of erasures', async () => {
			await storage.bulkDocs([
				rev('a', '1-a'),
				rev('a', '2-b 1-a'),
				rev('a', '2-c 1-a'),
				rev('b', '1-b'),
				tombstone('c', '2-c 1-c')
			]);
			await storage.erase(['a', 'c', 'never']);
			expect(await storage.info()).toMatchObject({ docCount: 1, updateSeq: 7 });
			expect(await storage.leaves(['a', 'c'])).toEqual(new Map());
			expect((await storage.bulkGet([{ id: 'a', rev: '1-a' }]))[0]?.found).toEqual([]);
			expect(await storage.conflicted(10)).toEqual([]);
			expect((await storage.changes({ since: 0, limit: 10 })).map((row) => row.id)).toEqual(['b']);
			expect((await storage.revsDiff(new Map([['a', ['1-a']]]))).size).toBe(1);
			const erasures = await storage.erasures({ since: 0, upTo: 7 });
			expect(erasures.map(({ seq }) => seq)).toEqual([6, 7]);
			expect(erasures.map(({ id }) => id).sort()).toEqual(['a', 'c']);
			expect(await storage.erasures({ since: 7, upTo: 100 })).toEqual([]);
			expect(await storage.erasedAmong(['a', 'b', 'never'])).toEqual(new Set(['a']));
		});

		test('an id that is written again starts a new history', async () => {
			await storage.bulkDocs([rev('a', '1-a'), rev('a', '2-b 1-a')]);
			await storage.erase(['a']);
			await storage.bulkDocs([rev('a', '1-n')]);
			expect(await leafRevs('a')).toEqual(['1-n']);
			expect(await storage.erasedAmong(['a'])).toEqual(new Set());
			await storage.erase(['a']);
			expect(await storage.erasures({ since: 0, upTo: 100 })).toEqual([{ seq: 5, id: 'a' }]);
		});
	});

	describe('local documents', () => {
		test('are kept by key, count their revisions, and touch no sequence', async () => {
			expect(await storage.local.get('u/x')).toBeNull();
			expect(await storage.local.put('u/x', { since: 1 })).toEqual({
				rev: '0-1',
				body: { since: 1 }
			});
			await storage.local.put('u/x', { since: 2 });
			await storage.local.put('v/x', { since: 9 });
			expect(await storage.local.get('u/x')).toEqual({ rev: '0-2', body: { since: 2 } });
			expect(await storage.local.delete('u/x')).toBe(true);
			expect(await storage.local.delete('u/x')).toBe(false);
			expect(await storage.local.get('u/x')).toBeNull();
			expect(await storage.local.get('v/x')).toMatchObject({ body: { since: 9 } });
			expect(await storage.info()).toMatchObject({ docCount: 0, updateSeq: 0 });
		});
	});
}

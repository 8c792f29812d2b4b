import { applyEdits } from '#domain/merge/apply-edits.ts';
import type { MergeBody } from '#domain/merge/merge-body.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import { nextStamp } from '#domain/merge/stamp.ts';
import { expect, test } from 'vitest';
import { MemoryStorage } from '../storage/memory/storage.ts';
import type { RevisionInput } from '../storage/port.ts';
import { followMerges } from './follow-merges.ts';

const NOW = Date.UTC(2026, 10, 23);
const [first, second, third] = ['1', '2', '3'].map((n) => `01HZZZZZZZZZZZZZZZZZZCST0${n}`);
const EMPTY: MergeBody = { schema: 1, m: { f: {}, vv: {} } };
const card = (cid = ''): string => `customer:${cid}`;
const merged = (cid = ''): string => `customer:${cid}:merged`;

/** @param device that writes; `at` seconds after the others began */
function written(
	body: MergeBody,
	values: Readonly<Record<string, string>>,
	{ device, at }: { readonly device: string; readonly at: number }
): MergeBody {
	const edits = Object.entries(values).map(([path, value]) => ({
		op: 'set' as const,
		path,
		value
	}));
	return applyEdits(body, edits, nextStamp(null, NOW + at * 1000, device));
}

const revision = (id: string, path: string, body: object): RevisionInput => ({
	id,
	path: path.split(' '),
	deleted: false,
	body: { ...body }
});

/** Three cards, each of which was merged into the next, and the last into the first. */
async function circle() {
	const storage = new MemoryStorage();
	const cids = [first, second, third];
	const cards = cids.map((cid, at) =>
		written(EMPTY, { familyName: `Name ${at}` }, { device: `d${at}`, at })
	);
	const merges = cids.map((_, at) =>
		written(EMPTY, { into: cids[(at + 1) % 3] ?? '' }, { device: `d${at}`, at: 10 + at })
	);
	await storage.bulkDocs([
		...cids.map((cid, at) => revision(card(cid), '1-a', cards[at] ?? {})),
		...cids.map((cid, at) => revision(merged(cid), '1-a', merges[at] ?? {}))
	]);
	return { storage, cards };
}

test('what is written in a circle of merges goes as far as whoever stands for it, and ends there', async () => {
	const { storage, cards } = await circle();
	const late = written(cards[1] ?? EMPTY, { givenName: 'Late' }, { device: 'd9', at: 20 });
	const made = await followMerges(storage, NOW, [revision(card(second), '2-b 1-a', late)]);
	const ids = [...new Set(made.map(({ id }) => id))];
	expect(ids).toContain(card(third));
	expect(ids).toContain(card(first));
	expect(ids).not.toContain(card(second));
});

test('what is written on whoever stands for a circle stays there', async () => {
	const { storage, cards } = await circle();
	const late = written(cards[0] ?? EMPTY, { givenName: 'Late' }, { device: 'd9', at: 20 });
	expect(await followMerges(storage, NOW, [revision(card(first), '2-b 1-a', late)])).toEqual([]);
});

test('what is contested does not go round in a circle of merges', async () => {
	const storage = new MemoryStorage();
	const shared = written(EMPTY, { familyName: 'Sáez' }, { device: 'd0', at: 0 });
	const disputed = mergeAll([
		written(shared, { familyName: 'Saez' }, { device: 'd1', at: 1 }),
		written(shared, { familyName: 'Sáenz' }, { device: 'd2', at: 2 })
	]);
	const plain = written(shared, { familyName: 'Sáenz' }, { device: 'd2', at: 2 });
	const into = (cid = ''): MergeBody => written(EMPTY, { into: cid }, { device: 'd3', at: 3 });
	await storage.bulkDocs([
		revision(card(first), '1-a', plain),
		revision(card(second), '1-a', disputed),
		revision(merged(first), '1-a', into(second)),
		revision(merged(second), '1-a', into(first))
	]);
	const late = written(disputed, { familyName: 'Saiz' }, { device: 'd4', at: 4 });
	const made = await followMerges(storage, NOW, [revision(card(second), '2-b 1-a', late)]);
	expect(made.map(({ id }) => id)).toEqual([card(first), merged(second)]);

	const other = written(plain, { familyName: 'Saiz' }, { device: 'd4', at: 4 });
	expect(await followMerges(storage, NOW, [revision(card(first), '2-b 1-a', other)])).toEqual([]);
});

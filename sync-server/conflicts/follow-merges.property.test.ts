import { winnerOf } from '#domain/dedupe/merge-winner.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { shownValues } from '#domain/merge/changes-between.ts';
import type { MergeBody } from '#domain/merge/merge-body.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import { nextStamp } from '#domain/merge/stamp.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryStorage } from '../storage/memory/storage.ts';
import type { RevisionInput } from '../storage/port.ts';
import { followMerges } from './follow-merges.ts';

const NOW = Date.UTC(2026, 10, 23);
const CIDS = ['1', '2', '3', '4'].map((n) => `01HZZZZZZZZZZZZZZZZZZCST0${n}`);
const EMPTY: MergeBody = { schema: 1, m: { f: {}, vv: {} } };
const card = (cid: string): string => `customer:${cid}`;
const merged = (cid: string): string => `customer:${cid}:merged`;

/** Of a card: the field, and a word that nothing else says, so that where it got to is plain. */
const edit = fc.record({
	card: fc.nat(CIDS.length - 1),
	field: fc.constantFrom('givenName', 'familyName', 'jobTitle'),
	/** on what stands, or beside it, as from a device that saw only how the card began */
	beside: fc.boolean()
});

const company = fc.record({
	/** that each card was merged into, by place; none for itself */
	into: fc.array(fc.option(fc.nat(CIDS.length - 1), { nil: null }), {
		minLength: CIDS.length,
		maxLength: CIDS.length
	}),
	begun: fc.array(edit, { maxLength: 8 }),
	late: fc.array(edit, { minLength: 1, maxLength: 3 })
});

type Company = typeof company extends fc.Arbitrary<infer C> ? C : never;

/** Three of the cards stand in a circle, and what came at once on two of them once went round for ever. */
const contestedInCircle: Company = {
	into: [null, 2, 3, 1],
	begun: [{ card: 3, field: 'familyName', beside: false }],
	late: [
		{ card: 1, field: 'jobTitle', beside: false },
		{ card: 2, field: 'jobTitle', beside: false },
		{ card: 1, field: 'familyName', beside: false }
	]
};

test('whatever was merged into whatever, what is written late reaches the card that is shown, and that ends', async () => {
	await fc.assert(
		fc.asyncProperty(company, async (given) => {
			const { storage, written, words, stands } = await told(given);
			const made = await followMerges(storage, NOW, written);
			await storage.bulkDocs([...written, ...made]);
			for (const { cid, word } of words) {
				expect(await wordsOf(storage, stands(cid))).toContain(word);
			}
		}),
		{ numRuns: 500, examples: [[contestedInCircle]] }
	);
});

async function wordsOf(storage: MemoryStorage, cid: string): Promise<readonly unknown[]> {
	const leaves = (await storage.leaves([card(cid)])).get(card(cid)) ?? [];
	const body = mergeAll(leaves.filter(({ deleted }) => !deleted).map((leaf) => leaf.body));
	return [...shownValues(body).values()].flatMap(({ value, others }) => [
		value,
		...others.map(({ v }) => v)
	]);
}

/** What is stored, and what comes. */
async function told({ into, begun, late }: Company) {
	const storage = new MemoryStorage();
	const next = { at: 0 };
	const write = (body: MergeBody, path: string, value: string, device: string): MergeBody => {
		next.at += 1;
		return applyEdits(
			body,
			[{ op: 'set', path, value }],
			nextStamp(null, NOW + next.at * 1000, device)
		);
	};
	const first = CIDS.map((_, at) => write(EMPTY, 'source', `Source ${at}`, 'd0'));
	const stored = begun.reduce((cards, { card: at, field, beside }, n) => {
		const [was, device] = [cards[at] ?? EMPTY, `begun${n}`];
		if (!beside) return cards.with(at, write(was, field, `Begun ${n}`, device));
		return cards.with(
			at,
			mergeAll([was, write(first[at] ?? EMPTY, field, `Begun ${n % 3}`, device)])
		);
	}, first);
	const merges = CIDS.flatMap((cid, at) => {
		const to = into[at] ?? at;
		if (to === at) return [];
		return [{ id: merged(cid), body: write(EMPTY, 'into', CIDS[to] ?? '', 'd2') }];
	});
	await storage.bulkDocs([
		...CIDS.map((cid, at) => revision(card(cid), '1-a', first[at] ?? EMPTY)),
		...CIDS.map((cid, at) => revision(card(cid), '2-a 1-a', stored[at] ?? EMPTY)),
		...merges.map(({ id, body }) => revision(id, '1-a', body))
	]);
	const words = late.map(({ card: at }, n) => ({ cid: CIDS[at] ?? '', word: `Late ${n}` }));
	const written = late.map(({ card: at, field, beside }, n) => {
		const [on, path] = beside ? [first[at], '1-a'] : [stored[at], '2-a 1-a'];
		const body = write(on ?? EMPTY, field, `Late ${n}`, `late${n}`);
		return revision(card(CIDS[at] ?? ''), `${beside ? 2 : 3}-late${n} ${path}`, body);
	});
	const whom = (cid: string): string | null => {
		const at = CIDS.indexOf(cid);
		const to = into[at] ?? at;
		return to === at ? null : (CIDS[to] ?? null);
	};
	return { storage, written, words, stands: (cid: string) => winnerOf(cid, whom) };
}

function revision(id: string, path: string, body: object): RevisionInput {
	return { id, path: path.split(' '), deleted: false, body: { ...body } };
}

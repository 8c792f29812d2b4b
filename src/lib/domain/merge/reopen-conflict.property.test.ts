import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { canonicalJson } from './canonical-json.ts';
import { createBody } from './create-body.ts';
import { highestStamp } from './highest-stamp.ts';
import type { MergeBody, PlainBody } from './merge-body.ts';
import { merge, mergeAll } from './merge.ts';
import { openConflicts, type PathConflict } from './open-conflicts.ts';
import { reopenConflict } from './reopen-conflict.ts';
import { nextStamp, type Stamp } from './stamp.ts';

const START = createBody(
	{ schema: 1, city: 'start', phones: [{ id: '1', number: '555' }] },
	nextStamp(null, 0, 'dcreator')
);
const value = fc.constantFrom('Lugo', 'Vigo', 'Lyon', 'Cádiz', null);
const path = fc.constantFrom('city', 'phones/1/number');
/** what several people wrote without having seen each other */
const story = fc.record({
	path,
	writes: fc.uniqueArray(value, { minLength: 2, maxLength: 4 }),
	settledWith: value,
	meanwhile: fc.option(fc.constantFrom('Paris', 'Soria')),
	sawTheChoice: fc.boolean()
});

function written(body: PlainBody, device: string, path: string, value: string | null): MergeBody {
	const stamp = nextStamp(highestStamp(body), 0, device);
	return applyEdits(body, [{ op: 'set', path, value }], stamp);
}

function reopened(body: MergeBody, conflict: PathConflict, settledWith: string | null): MergeBody {
	let last: Stamp | null = highestStamp(body);
	const next = (): Stamp => (last = nextStamp(last, 0, 'dboss'));
	const values = conflict.values.map(({ v, t, o = t }) => ({ v, t: o }));
	return reopenConflict(body, { path: conflict.path, settledWith, values }, next);
}

function play({ path, writes, settledWith, meanwhile, sawTheChoice }: fcStory) {
	const authors = writes.map((value, n) => written(START, `d${n}`, path, value));
	const open = mergeAll(authors);
	const [conflict] = openConflicts(open);
	if (conflict === undefined) throw new Error('nobody differed');
	const settled = written(open, 'dboss', path, settledWith);
	const other =
		meanwhile === null ? null : written(sawTheChoice ? settled : open, 'dlate', path, meanwhile);
	const met = sawTheChoice && other !== null ? merge(settled, other) : settled;
	const again = reopened(met, conflict, settledWith);
	return { authors, open, conflict, settled, other, again };
}
type fcStory = typeof story extends fc.Arbitrary<infer T> ? T : never;

test('a conflict that is reopened is as it was, with who wrote each value and when', () => {
	fc.assert(
		fc.property(story, (story) => {
			const { conflict, again } = play({ ...story, meanwhile: null });
			const values = openConflicts(again)[0]?.values.map(({ v, o }) => ({ v, t: o }));
			expect(values).toEqual(conflict.values.map(({ v, t }) => ({ v, t })));
		})
	);
});

test('it is open for everybody, whatever they knew before', () => {
	fc.assert(
		fc.property(story, (story) => {
			const { authors, open, settled, again } = play({ ...story, meanwhile: null });
			for (const known of [START, ...authors, open, settled]) {
				expectSame(merge(known, again), again);
			}
		})
	);
});

test('what somebody wrote there meanwhile stays beside what came back', () => {
	fc.assert(
		fc.property(story, (story) => {
			const { conflict, other, again } = play(story);
			const values = openConflicts(merge(again, other ?? again))[0]?.values ?? [];
			const expected = [...conflict.values.map(({ v }) => v)];
			if (story.meanwhile !== null) expected.push(story.meanwhile);
			expect(values.map(({ v }) => v).sort()).toEqual(expected.sort());
		})
	);
});

test('it can be settled again, and reopening twice brings nothing twice', () => {
	fc.assert(
		fc.property(story, value, (story, choice) => {
			const { conflict, again } = play({ ...story, meanwhile: null });
			const twice = reopened(again, conflict, story.settledWith);
			expect(twice.m.x?.[story.path]).toHaveLength(conflict.values.length - 1);
			expect(openConflicts(written(twice, 'dboss', story.path, choice))).toEqual([]);
		})
	);
});

test('merging keeps its laws, also with an app that does not know where a value came from', () => {
	const picks = fc.array(fc.nat(), { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(story, picks, (story, picks) => {
			const { authors, settled, other, again } = play(story);
			const bodies = [...authors, settled, other ?? START, again, withoutOrigins(again)];
			const [a = START, b = START, c = START] = picks.map((n) => bodies[n % bodies.length]);
			expectSame(merge(a, b), merge(b, a));
			expectSame(merge(merge(a, b), c), merge(a, merge(b, c)));
			expectSame(merge(a, merge(a, b)), merge(a, b));
		}),
		{ numRuns: 500 }
	);
});

function withoutOrigins({ m, ...values }: MergeBody): PlainBody {
	const { o: _o, x = {}, ...rest } = m;
	const siblings = Object.entries(x).map(
		([path, written]) => [path, written.map(({ v, t }) => ({ v, t }))] as const
	);
	return { ...values, m: { ...rest, x: Object.fromEntries(siblings) } };
}

/** To the byte: a revision is named by it. */
function expectSame(actual: PlainBody, expected: PlainBody): void {
	expect(canonicalJson(actual)).toBe(canonicalJson(expected));
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { canonicalJson } from './canonical-json.ts';
import { createBody } from './create-body.ts';
import { highestStamp } from './highest-stamp.ts';
import { mergeAll } from './merge.ts';
import { mergeLeaves, type Leaf } from './merge-leaves.ts';
import { revisionHash } from './revision-hash.ts';
import { nextStamp } from './stamp.ts';

const ID = 'customer:01ARZ3NDEKTSV4RRFFQ69G5FAV';

/** One replica's revisions of the document, by name. A leaf is what nothing else here follows from. */
class Tree {
	readonly #revisions = new Map<string, Leaf>();

	write(path: readonly string[], body: Leaf['body'], deleted: boolean): void {
		const [rev = ''] = path;
		this.#revisions.set(rev, { rev, path, body, deleted });
	}

	leaves(): Leaf[] {
		const all = [...this.#revisions.values()];
		const ancestors = new Set(all.flatMap(({ path }) => path.slice(1)));
		return all.filter(({ rev }) => !ancestors.has(rev));
	}

	live(): Leaf[] {
		return this.leaves().filter(({ deleted }) => !deleted);
	}

	/** Replication carries leaves only, with their paths. */
	pull(from: Tree): void {
		for (const { path, body, deleted } of from.leaves()) this.write(path, body, deleted);
	}

	/** @returns how many revisions were written */
	resolve(): number {
		const revisions = mergeLeaves(ID, this.leaves());
		for (const { path, body, deleted } of revisions) this.write(path, body, deleted);
		return revisions.length;
	}

	/** As a device does: reads through the merge of all leaves, extends any one of them. */
	edit(device: string, now: number, city: string, pick: number): void {
		const live = this.live();
		const leaf = live[pick % live.length]!;
		const body = mergeAll(live.map((one) => one.body));
		const stamp = nextStamp(highestStamp(body), now, device);
		const edited = applyEdits(
			body,
			[{ op: 'set', path: 'city', value: `${city} ${stamp}` }],
			stamp
		);
		const hash = revisionHash({ id: device, body: edited, deleted: false, parents: [leaf.rev] });
		this.write([`${Number.parseInt(leaf.rev) + 1}-${hash}`, ...leaf.path], edited, false);
	}
}

const COUNT = 4;
const who = fc.nat(COUNT - 1);
const step = fc.oneof(
	fc.record({ kind: fc.constant('edit'), who, now: fc.nat(100), pick: fc.nat(3) }),
	fc.record({ kind: fc.constant('pull'), who, from: who }),
	fc.record({ kind: fc.constant('resolve'), who })
);
const history = fc.array(step, { maxLength: 40, size: 'max' });
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function play(steps: History): Tree[] {
	const body = createBody({ schema: 1, city: 'Lugo' }, nextStamp(null, 0, 'dcreator'));
	const trees = Array.from({ length: COUNT }, () => new Tree());
	for (const tree of trees) tree.write(['1-a'], body, false);
	for (const step of steps) {
		const tree = trees[step.who]!;
		if (step.kind === 'edit') tree.edit(`d${step.who}`, step.now, 'Vigo', step.pick);
		if (step.kind === 'pull') tree.pull(trees[step.from]!);
		if (step.kind === 'resolve') tree.resolve();
	}
	return trees;
}

function exchange(trees: readonly Tree[]): void {
	for (const to of trees) for (const from of trees) to.pull(from);
	for (const to of trees) for (const from of trees) to.pull(from);
}

describe('resolvers that know nothing of each other', () => {
	test('end with one live leaf, the same everywhere, that holds the merge of all', () => {
		fc.assert(
			fc.property(history, (steps) => {
				const trees = play(steps);
				const everything = mergeAll(trees.flatMap((tree) => tree.live().map(({ body }) => body)));
				exchange(trees);
				for (const tree of trees) tree.resolve();
				exchange(trees);
				const ends = trees.map((tree) => tree.live());
				for (const [end, ...others] of ends) {
					expect(others).toEqual([]);
					expect(end!.rev).toBe(ends[0]![0]!.rev);
					expect(canonicalJson(end!.body)).toBe(canonicalJson(everything));
				}
				expect(trees.map((tree) => tree.resolve())).toEqual([0, 0, 0, 0]);
			}),
			{ numRuns: 300 }
		);
	});

	test('come to rest when they answer each other at once, without having met first', () => {
		fc.assert(
			fc.property(history, (steps) => {
				const trees = play(steps);
				let rounds = 0;
				while (rounds < 10) {
					const written = trees.map((tree) => tree.resolve());
					if (rounds > 0 && written.every((n) => n === 0)) break;
					exchange(trees);
					rounds++;
				}
				expect(rounds).toBeLessThanOrEqual(3);
				expect(
					new Set(
						trees.map((tree) =>
							tree
								.live()
								.map(({ rev }) => rev)
								.join()
						)
					).size
				).toBe(1);
			}),
			{ numRuns: 300 }
		);
	});
});

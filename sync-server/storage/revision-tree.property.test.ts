import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grow, hasRevision, leavesOf, pathOf, type RevisionTree } from './revision-tree.ts';

interface Node {
	readonly path: readonly string[];
	readonly deleted: boolean;
}

/** Whole histories: each revision knows all its ancestors. */
const history = fc
	.array(fc.record({ parent: fc.option(fc.nat()), deleted: fc.boolean() }), {
		minLength: 1,
		maxLength: 12
	})
	.map((nodes) => {
		const paths: string[][] = [];
		return nodes.map(({ parent, deleted }, i): Node => {
			const up = parent === null || i === 0 ? [] : paths[parent % i]!;
			const path = [`${up.length + 1}-${i.toString(16)}`, ...up];
			paths.push(path);
			return { path, deleted };
		});
	});

/** As the store does it: what is known already is left out. */
function planted(nodes: readonly Node[]): RevisionTree {
	return nodes.reduce<RevisionTree>(
		(tree, node) => (hasRevision(tree, node.path[0]!) ? tree : grow(tree, node.path, node).tree),
		[]
	);
}

describe('a revision tree', () => {
	test('has the same leaves whatever the order in which its revisions arrived', () => {
		const orders = history.chain((nodes) =>
			fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length }))
		);
		fc.assert(
			fc.property(orders, ([nodes, shuffled]) => {
				expect(leavesOf(planted(shuffled))).toEqual(leavesOf(planted(nodes)));
			})
		);
	});

	test('has for leaves the revisions without children, and knows the way to each', () => {
		fc.assert(
			fc.property(history, (nodes) => {
				const tree = planted(nodes);
				const childless = nodes.filter(
					({ path }) => !nodes.some((other) => other.path[1] === path[0])
				);
				expect(new Set(leavesOf(tree).map((leaf) => leaf.rev))).toEqual(
					new Set(childless.map(({ path }) => path[0]))
				);
				for (const { path } of nodes) expect(pathOf(tree, path[0]!)).toEqual(path);
			})
		);
	});
});

import type { PlainBody } from './merge-body.ts';
import { childRevision, type Leaf, type MergedRevision } from './merge-leaves.ts';
import { saysItAll } from './says-it-all.ts';
import { settle } from './settle.ts';
import { writeBody } from './write-body.ts';

/**
 * The stamped child of a revision by a client that does not know `m`: the fields and list items that
 * differ from its parent are that user's edits, right after all that the parent had seen; conflicts
 * that stood open stay open. Follows from its arguments alone, so that every server writes the same.
 *
 * @param leaf what the client wrote
 * @param ancestors bodies of the leaf's parent, its parent, and so on, in the order of its path. The
 * parent is enough when it is stamped itself. With none, every field is that user's edit
 * @returns null when the revision is stamped as it should be, or a tombstone
 */
export function stampForeign(
	id: string,
	leaf: Leaf,
	ancestors: readonly PlainBody[]
): MergedRevision | null {
	if (leaf.deleted || (ancestors.length === 0 && saysItAll(leaf.body))) return null;
	const older = ancestors.map((body, i) => ({ rev: leaf.path[i + 1] ?? null, body }));
	const { state, stamped } = settle(leaf, older);
	if (stamped) return null;
	const content = { body: writeBody(state), deleted: false, parents: [leaf.rev] };
	return childRevision(id, leaf, content);
}

import { parseDocId, type DocKind } from '#domain/documents/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import { byWinner, type Leaf } from './revision.ts';

/** A document as a person may see it: all live leaves in one. */
export interface MergedDocument {
	readonly id: string;
	readonly body: JsonObject;
}

/** Evidence and history: they have one revision for ever, and no `m`. */
const WRITTEN_ONCE: ReadonlySet<DocKind> = new Set([
	'entry',
	'picture',
	'consent',
	'edit',
	'draw',
	'file'
]);

/**
 * Reads through merge: the winner that the database picks may be another's value, and one's own edit
 * would vanish from the screen until the server has merged.
 *
 * @returns null when no live leaf is left
 */
export function mergedDocument(id: string, leaves: readonly Leaf[]): MergedDocument | null {
	const live = leaves.filter((leaf) => !leaf.deleted);
	const [winner, ...siblings] = [...live].sort(byWinner);
	if (winner === undefined) return null;
	if (siblings.length === 0 || isWrittenOnce(id)) return { id, body: winner.body };
	return { id, body: mergeAll(live.map((leaf) => leaf.body)) };
}

export function isWrittenOnce(id: string): boolean {
	const parsed = parseDocId(id);
	return parsed !== null && WRITTEN_ONCE.has(parsed.kind);
}

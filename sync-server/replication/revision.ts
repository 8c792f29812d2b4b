import { z } from 'zod';

/**
 * A generation, and what tells revisions of one generation apart: a hash to PouchDB and CouchDB, letters
 * of a client's own to RxDB. As many digits as the storage takes: whatever is stored can be asked for and
 * edited. How far one may leap is judged where it is pushed.
 */
const REVISION = /^[1-9]\d{0,8}-\w{1,64}$/;

/** What is kept of a history: older revisions fall off its end. */
const MOST_ANCESTORS = 1000;

export const revision = z
	.string()
	.regex(REVISION, 'must be a revision, such as 1-967a00dff5e02add');

/** `_revisions` of a document: newest first. */
export const revisions = z.object({
	start: z.number().int().positive(),
	ids: z.array(z.string()).min(1)
});
export type Revisions = z.infer<typeof revisions>;

export function isRevision(text: string): boolean {
	return REVISION.test(text);
}

export function generationOf(rev: string): number {
	return Number(rev.slice(0, rev.indexOf('-')));
}

/** @param path newest first */
export function toRevisions(path: readonly string[]): Revisions {
	return {
		start: generationOf(path[0] ?? '0-'),
		ids: path.map((rev) => rev.slice(rev.indexOf('-') + 1))
	};
}

/** @returns the revisions newest first; null when they make no history */
export function fromRevisions({ start, ids }: Revisions): readonly string[] | null {
	if (start < ids.length) return null;
	const path = ids.slice(0, MOST_ANCESTORS).map((hash, index) => `${start - index}-${hash}`);
	return path.every(isRevision) ? path : null;
}

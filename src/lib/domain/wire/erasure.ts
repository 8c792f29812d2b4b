import * as z from 'zod/mini';

/**
 * Of `GET /api/v1/erasure/<cid>`, what there is of a person; of `DELETE`, what has gone: with it go the
 * cards that were merged into one, and all that hangs on any of them.
 */
export const erasure = z.object({
	/** that are one person */
	cards: z.number(),
	/** cards, sections, events, files, edits, links, entries with their pictures */
	documents: z.number()
});
export type Erasure = z.infer<typeof erasure>;

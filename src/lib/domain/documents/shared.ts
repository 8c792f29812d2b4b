import * as z from 'zod/mini';
import { audience } from './audience.ts';
import { merging } from './merging.ts';

/** `segment:<ulid>` and `report:<ulid>`: what its author keeps, and shares with whom they like. */
export const shared = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** uid of the author */
	by: z.string(),
	audience: z.optional(audience),
	m: z.optional(merging)
});

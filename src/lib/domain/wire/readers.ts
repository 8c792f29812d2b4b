import * as z from 'zod/mini';

/** A colleague who may see a customer. */
const reader = z.object({
	uid: z.string(),
	/** the rule: `owner`, `team`, `territory`, `all-rows` */
	because: z.string(),
	/** may edit the card */
	writes: z.boolean(),
	/** those with rights of their own that they read too, what is noted and bought included; of fields set apart (`x-<slug>`) those that the asker may hear of */
	sections: z.array(z.string())
});
export type Reader = z.infer<typeof reader>;

/** `GET /api/v1/readers/<cid>`: who may see a customer, by login. */
export const readers = z.object({ readers: z.array(reader) });
export type Readers = z.infer<typeof readers>;

import * as z from 'zod/mini';
import { deniedField } from './view-as.ts';

/** A colleague who may see a customer. */
const reader = z.object({
	uid: z.string(),
	/** the rule: `owner`, `team`, `territory`, `all-rows` */
	because: z.string(),
	/** may edit the card */
	writes: z.boolean(),
	/** those with rights of their own that they read too, what is noted and bought included; of fields set apart (`x-<slug>`) those that the asker may hear of */
	sections: z.array(z.string()),
	/** of these, those that they may not edit */
	readOnly: z.array(z.string()),
	/** sections of that kind that they do not read */
	withheld: z.array(z.string()),
	/** single fields that a role keeps from some use, in sections that the asker may hear of */
	fields: z.array(deniedField)
});
export type Reader = z.infer<typeof reader>;

/** `GET /api/v1/readers/<cid>`: who may see a customer, by login. */
export const readers = z.object({ readers: z.array(reader) });
export type Readers = z.infer<typeof readers>;

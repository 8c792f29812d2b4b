import * as z from 'zod/mini';
import { merging } from './merging.ts';

/** What a company keeps to before it contacts somebody again. */
export const CONTACT_SETTINGS_ID = 'settings:contact';

/** While nobody has said otherwise. */
export const USUAL_DAYS = 14;
export const MOST_DAYS = 365;

/** `settings:contact` */
export const contactSettings = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** so many days after a contact, whoever looks at the card is told of it first */
	recentDays: z.optional(z.int().check(z.gte(1), z.lte(MOST_DAYS))),
	m: z.optional(merging)
});

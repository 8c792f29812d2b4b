import * as z from 'zod/mini';
import { audience } from './audience.ts';
import { merging } from './merging.ts';
import { isUlid } from './ulid.ts';

/** More would be a change of territory, which has other means. */
export const MOST_LENT = 1000;
const MOST_LENT_DAYS = 92;

const DAY_MS = 86_400_000;
const instant = z.iso.datetime();
const cid = z.string().check(z.refine(isUlid));

/**
 * `campaign:<ulid>`: customers whom somebody lends to colleagues for a while, so that they ask whether
 * what is known of them is still right. It ends by itself: who asks after `until` has been lent nothing.
 * Whom it lends, and to whom, is settled when it is begun.
 */
export const campaign = z
	.looseObject({
		_id: z.string(),
		_rev: z.optional(z.string()),
		schema: z.number(),
		/** uid of who lends them */
		by: z.string(),
		name: z.string().check(z.minLength(1), z.maxLength(400)),
		/** to whom: ids of people, roles, teams and territories */
		audience: audience.check(z.minLength(1)),
		customers: z.array(cid).check(z.minLength(1), z.maxLength(MOST_LENT)),
		from: instant,
		until: instant,
		/** before its time */
		ended: z.optional(z.boolean()),
		m: z.optional(merging)
	})
	.check(z.refine(({ from, until }) => isShort(from, until), 'lasts too long'));

function isShort(from: string, until: string): boolean {
	return Date.parse(until) - Date.parse(from) <= MOST_LENT_DAYS * DAY_MS;
}

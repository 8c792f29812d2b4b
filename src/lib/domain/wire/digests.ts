import * as z from 'zod/mini';
import { MOST_BUCKETS } from './bucket-digests.ts';

/** Raised when digests are worked out in another way: ends of different versions don't compare. */
export const DIGESTS_VERSION = 1;

/** `GET /api/v1/digests`: what the user may see, as digests over buckets of ids. */
export const digestsAnswer = z.object({
	version: z.number(),
	/** everything up to here is in the digests */
	since: z.string(),
	/** one per bucket, see `bucketDigests`; their number is a power of two */
	digests: z.array(z.string()).check(z.minLength(1), z.maxLength(MOST_BUCKETS))
});
export type Digests = z.infer<typeof digestsAnswer>;

/** `POST /api/v1/digests/rows`: what the user may see in some of so many buckets. */
export const digestRowsRequest = z.object({
	of: z.int().check(z.minimum(1), z.maximum(MOST_BUCKETS)),
	buckets: z.array(z.int().check(z.minimum(0))).check(z.maxLength(MOST_BUCKETS))
});

export const digestRowsAnswer = z.object({
	rows: z.array(
		z.object({
			id: z.string(),
			/** all leaves, those that live first */
			revs: z.array(z.string()),
			/** how many of them live */
			live: z.number()
		})
	)
});
export type DigestRow = z.infer<typeof digestRowsAnswer>['rows'][number];

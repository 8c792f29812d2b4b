import * as z from 'zod/mini';
import { merging } from './merging.ts';

/** For how long a company keeps who changed what. */
export const HISTORY_SETTINGS_ID = 'settings:history';

/** A history of fewer days would be gone before anybody looked into it. */
export const FEWEST_DAYS = 30;
/** A hundred years: whoever wants longer keeps always. */
export const MOST_DAYS = 36_500;

const DAY = 24 * 60 * 60_000;

const error = `neither "always" nor a whole number of days from ${FEWEST_DAYS} to ${MOST_DAYS}`;

export const historyDays = z.int(error).check(z.gte(FEWEST_DAYS, error), z.lte(MOST_DAYS, error));

/** A number of days, or for ever. */
export const historyKeeping = z.union([z.literal('always'), historyDays], error);
export type HistoryKeeping = z.infer<typeof historyKeeping>;

/** `settings:history` */
export const historySettings = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** counted from when the server was given a change */
	keepDays: z.optional(historyKeeping),
	m: z.optional(merging)
});

/** While nobody has said otherwise, or what was said makes no sense, nothing is ever taken out. */
export function keepingOf(body: unknown): HistoryKeeping {
	const { data } = historySettings.safeParse(body);
	return data?.keepDays ?? 'always';
}

/**
 * What came before that instant is not kept any more; null where everything is.
 *
 * @param now milliseconds since the epoch
 */
export function keptSince(keeping: HistoryKeeping, now: number): number | null {
	return keeping === 'always' ? null : now - keeping * DAY;
}

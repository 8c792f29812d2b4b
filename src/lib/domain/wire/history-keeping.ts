import * as z from 'zod/mini';

/** `GET /api/v1/history-keeping?days=<n>`: what would go now, were histories kept for so many days. */
export const historyPreview = z.object({
	/** changes of any customer */
	events: z.number(),
	/** ISO 8601 instant: what came before it would go */
	since: z.string()
});
export type HistoryPreview = z.infer<typeof historyPreview>;

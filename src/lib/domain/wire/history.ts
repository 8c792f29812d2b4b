import * as z from 'zod/mini';
import { editEvent } from '../documents/edit-event.ts';

/** `GET /api/v1/history/<cid>?before=<token>`: saves of a customer, newest first, as far as one may know. */
export const history = z.object({
	events: z.array(editEvent),
	/** what to ask with for older ones; null when there are none */
	before: z.nullable(z.string()),
	/** ISO 8601 instant: what came before it is not kept. Absent where everything is, and from a server that tells of none */
	keptSince: z.optional(z.string())
});
export type History = z.infer<typeof history>;

import * as z from 'zod/mini';
import { editEvent } from '../documents/edit-event.ts';

/** `GET /api/v1/history/<cid>?before=<token>`: saves of a customer, newest first, as far as one may know. */
export const history = z.object({
	events: z.array(editEvent),
	/** what to ask with for older ones; null when there are none */
	before: z.nullable(z.string())
});
export type History = z.infer<typeof history>;

import * as z from 'zod/mini';
import type { Json } from '../kernel/json.ts';
import type { DocId, Section } from './ids.ts';
import { stamp } from './merging.ts';

const json = z.unknown() as z.ZodMiniType<Json>;

/** What one save did to one value; null where there was or is none. */
const fieldChange = z.object({
	/** as in `m.f`: `city`, or `phones/<item>/number` */
	path: z.string().check(z.maxLength(400)),
	before: json,
	after: json,
	/** values that stood in conflict with the one before, and were settled with it */
	over: z.optional(z.array(json)),
	/** too long to be told here: the values are left out */
	cut: z.optional(z.boolean())
});
export type FieldChange = z.infer<typeof fieldChange>;

/**
 * `edit:<cid>:<section>:<ulid>`: one save of one document. Written with it, pushed, then kept by the
 * server alone: replication carries leaves only, so what was saved in between two meetings with the
 * server would otherwise never have been.
 */
export const editEvent = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** the document that was edited */
	doc: z.string(),
	by: z.string(),
	device: z.string(),
	/** ISO 8601 instant, UTC */
	at: z.string().check(z.maxLength(40)),
	/** the highest under which the save wrote */
	stamp,
	changes: z.array(fieldChange).check(z.minLength(1), z.maxLength(2000))
});
export type EditEvent = z.infer<typeof editEvent>;

/** The section whose history tells of a document; null for one that has none of this kind. */
export function historySection(id: DocId): Section | null {
	switch (id.kind) {
		case 'customer':
			return id.section;
		case 'activity':
		case 'complaint':
		case 'task':
		case 'purchase':
		case 'link':
			return id.kind;
		default:
			return null;
	}
}

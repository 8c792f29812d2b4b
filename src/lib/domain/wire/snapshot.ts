import * as z from 'zod/mini';

/** The media type of `GET /api/v1/snapshot`: one JSON text a line. */
export const SNAPSHOT_TYPE = 'application/x-ndjson';

/** `GET /api/v1/snapshot?since=<token>&until=<token>`: one line of it, complete in itself. */
export const snapshotLine = z.object({
	/** where it goes on after this line; the end's own token in the last one */
	since: z.string(),
	/** the end, as it was when the first part was asked for: to be sent back with `since` */
	until: z.string(),
	/** documents, about, that come after this line */
	left: z.number(),
	/** as in `_bulk_get`, with `_revisions`: all leaves of live documents */
	docs: z.array(z.unknown())
});
export type SnapshotLine = z.infer<typeof snapshotLine>;

import type { JsonObject } from '#domain/kernel/json.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import type { RevisionInput } from '../storage/port.ts';

/** Whose stamps are on what no person typed into a device. */
const SERVER_DEVICE = 'server';

/**
 * The first revision of a document that the server makes by itself. It follows from its content and
 * its time alone, so writing it again, after a crash or on purpose, changes nothing.
 *
 * @param at milliseconds since the epoch
 */
export function firstRevision(id: string, values: JsonObject, at: number): RevisionInput {
	const body = createBody(values, formatStamp({ ms: at, counter: 0, device: SERVER_DEVICE }));
	const hash = revisionHash({ id, body, deleted: false, parents: [] });
	return { id, path: [`1-${hash}`], deleted: false, body };
}

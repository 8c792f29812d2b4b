import type { Duplicate } from '#domain/contests/entry-persons.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { firstRevision } from '../admin/first-revision.ts';
import type { RevisionInput } from '../storage/port.ts';

/**
 * That an entry is a second one of somebody, as a document of its own.
 *
 * @param at milliseconds since the epoch
 */
export function rulingRevision(
	kid: Ulid,
	ulid: Ulid,
	{ of, because }: Duplicate,
	at: number
): RevisionInput {
	const values = {
		schema: 1,
		by: 'server',
		at: new Date(at).toISOString(),
		duplicateOf: of,
		because: [...because]
	};
	return firstRevision(formatDocId({ kind: 'ruling', kid, ulid }), values, at);
}

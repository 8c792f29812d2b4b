import type { MergeBody } from '#domain/merge/merge-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import type { Revision } from './revision.ts';

/** Of a document that is made here. The same content is the same revision on every device. */
export function firstRevision(id: string, body: MergeBody): Revision {
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	return { id, rev, path: [rev], deleted: false, body };
}

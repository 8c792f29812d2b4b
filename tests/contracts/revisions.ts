import type { JsonBody, RevisionInput } from '../../sync-server/storage/port.ts';

/**
 * A revision by its path, newest first and in short: `rev('doc', '3-c 2-b 1-a')`.
 * Its body says which revision it is.
 */
export function rev(id: string, path: string, body: JsonBody = {}): RevisionInput {
	const revs = path.split(' ');
	return { id, path: revs, deleted: false, body: { is: revs[0], ...body } };
}

export function tombstone(id: string, path: string): RevisionInput {
	return { ...rev(id, path), deleted: true };
}

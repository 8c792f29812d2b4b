import { stampsOf } from '#domain/merge/reissue-stamps.ts';
import { deviceOf, isStamp, type Stamp } from '#domain/merge/stamp.ts';
import { isWrittenOnce } from '../store/merged-document.ts';
import type { Revision } from '../store/revision.ts';

/** Every stamp in a revision: those of its merging state, or the one that an entry carries. */
export function stampsIn({ id, deleted, body }: Revision): readonly Stamp[] {
	if (deleted) return [];
	if (!isWrittenOnce(id)) return [...stampsOf(body)];
	const stamp = body['stamp'];
	return isStamp(stamp) ? [stamp] : [];
}

/** null when the device has written in none of them. */
export function highestOwnStamp(revisions: readonly Revision[], device: string): Stamp | null {
	const own = revisions.flatMap(stampsIn).filter((stamp) => deviceOf(stamp) === device);
	return own.sort().at(-1) ?? null;
}

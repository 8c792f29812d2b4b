import { parseDocId } from '#domain/documents/ids.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { UnsentPictures } from '../store/picture-store.ts';
import type { Revision } from '../store/revision.ts';

/** A revision with what travels beside its words. */
export interface OutgoingRevision extends Revision {
	readonly pictures?: UnsentPictures;
}

export function isPicture({ id }: { readonly id: string }): boolean {
	return parseDocId(id)?.kind === 'picture';
}

/** Of a picture its bytes are fetched, where they are still here. */
export function withPictures(
	{ pictures }: LocalDatabase,
	revisions: readonly Revision[]
): Promise<readonly OutgoingRevision[]> {
	return Promise.all(
		revisions.map(async (revision) => {
			const bytes = isPicture(revision) ? await pictures.of(revision.id) : null;
			return bytes === null ? revision : { ...revision, pictures: bytes };
		})
	);
}

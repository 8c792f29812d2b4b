import * as z from 'zod/mini';
import { pictureTypes } from '#domain/documents/entry-pictures.ts';
import type { SideChange, SideStore } from './side-store.ts';

/** By field of the question that they answer; `data` in base64. */
export const unsentPictures = z.record(
	z.string(),
	z.object({ type: z.enum(pictureTypes), data: z.string() })
);
export type UnsentPictures = Readonly<z.infer<typeof unsentPictures>>;

/**
 * Pictures that the server does not have yet, by the id of their document. Beside the documents, which
 * hold what is told of them: words never wait for bytes, and what has been sent takes no room here.
 */
export interface PictureStore {
	/** null when there are none: they were sent, or taken elsewhere */
	of(id: string): Promise<UnsentPictures | null>;
	/** Keeps them together with whatever else is written. */
	keeping(id: string, pictures: UnsentPictures): SideChange;
	forget(ids: readonly string[]): Promise<void>;
}

/** Among the state, because a table of its own would raise the version of that database. */
const PICTURE = 'picture/';

export function createPictureStore(side: SideStore): PictureStore {
	return {
		of: async (id) => {
			return z.safeParse(unsentPictures, await side.get('state', PICTURE + id)).data ?? null;
		},
		keeping: (id, value) => ({ table: 'state', key: PICTURE + id, value }),
		forget: (ids) =>
			side.write(ids.map((id) => ({ table: 'state', key: PICTURE + id, gone: true })))
	};
}

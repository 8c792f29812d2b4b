import { ownSections } from '#domain/documents/sections.ts';
import { startingWith, type DocumentStore, type ListedDocument } from '../store/document-store.ts';
import { apartPrefix, assignmentId, sectionId } from './customer-ids.ts';

/** All that people write beside the cores of these customers. Which fields were set apart only ids tell. */
export async function besideCores(
	documents: Pick<DocumentStore, 'pick' | 'list'>,
	cids: readonly string[]
): Promise<readonly ListedDocument[]> {
	const known = await documents.pick(
		cids.flatMap((cid) => [
			assignmentId(cid),
			...ownSections.map((section) => sectionId(cid, section))
		])
	);
	const apart = await Promise.all(
		cids.map((cid) => documents.list(startingWith(apartPrefix(cid))))
	);
	return [...known, ...apart.flat()];
}

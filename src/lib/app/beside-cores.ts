import { apartId } from '#domain/documents/custom-field.ts';
import { APART, ownSections } from '#domain/documents/sections.ts';
import type { ListedDocument } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { addedFields } from './added-fields.ts';
import { assignmentId, sectionId } from './customer-ids.ts';

/**
 * All that people write beside the cores of these customers, in one question for all of them: which
 * fields were set apart the settings tell.
 */
export async function besideCores(
	database: LocalDatabase,
	cids: readonly string[]
): Promise<readonly ListedDocument[]> {
	if (cids.length === 0) return [];
	const apart = (await addedFields(database)).filter(({ section }) => section === APART);
	return database.documents.pick(
		cids.flatMap((cid) => [
			assignmentId(cid),
			...ownSections.map((section) => sectionId(cid, section)),
			...apart.map(({ name }) => apartId(cid, name))
		])
	);
}

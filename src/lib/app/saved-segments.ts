import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { segment } from '#domain/documents/segment.ts';
import { startingWith } from '../store/document-store.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { CardReader } from './customer-card.ts';
import type { SavedSegment } from './segments-api.ts';

/** Segments of who asks, and those that others share with them; by name. */
export async function readSegments({
	database,
	colleagues,
	principal
}: CardReader): Promise<readonly SavedSegment[]> {
	const all = await readDocuments(database, startingWith('segment:'), segment);
	return all
		.filter(({ archived }) => archived !== true)
		.flatMap(({ _id, name, where, sort = [], audience = [], by }): SavedSegment[] => {
			const id = parseDocId(_id);
			if (id?.kind !== 'segment') return [];
			const mine = by === principal?.uid;
			const shown = { ulid: id.ulid, name, where, sort, audience };
			return [{ ...shown, byName: colleagues.nameOf(by), mine, editable: mayWrite(principal, by) }];
		})
		.sort((a, b) => a.name.localeCompare(b.name));
}

function mayWrite(principal: Principal | null, by: string): boolean {
	return principal !== null && decide(principal, 'write', { of: 'shared' }, { by }).allowed;
}

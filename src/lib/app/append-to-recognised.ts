import { appendToCustomer } from '#domain/contests/append-to-customer.ts';
import { entry } from '#domain/documents/contest.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import { parseUlid } from '#domain/documents/ulid.ts';
import { parseDocument } from '../store/read-documents.ts';
import { readCard } from './customer-card.ts';
import { coreId } from './customer-ids.ts';
import type { EngineCore } from './engine-core.ts';
import type { EntrySubmission } from './engine-api.ts';

/**
 * Adds to the card of a customer whom the rep recognised what the sign-up tells beyond it. Where this
 * user may not write there, the entry alone keeps it.
 *
 * @throws EngineError, StorageError
 */
export async function appendToRecognised(
	core: EngineCore,
	{ kid, ulid, customer }: EntrySubmission
): Promise<void> {
	if (customer === undefined) return;
	const id = formatDocId({ kind: 'entry', kid: parseUlid(kid), ulid: parseUlid(ulid) });
	const [card, document] = await Promise.all([
		readCard(core.reader(), customer, core.marks()),
		core.database.read(id)
	]);
	const saved = document === null ? null : parseDocument(document, entry);
	if (card === null || !card.editable || saved === null) return;
	const edits = appendToCustomer(card.core, saved, parseUlid(ulid));
	if (edits.length > 0) await core.edit(coreId(card.cid), edits);
}

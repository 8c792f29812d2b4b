import { parseDocId, type DocKind } from '#domain/documents/ids.ts';
import type { EngineEvent } from '$lib/app/engine-api.ts';

/** Of these a card shows nothing. */
const BESIDE: ReadonlySet<DocKind> = new Set([
	'edit',
	'entry',
	'picture',
	'ruling',
	'draw',
	'segment',
	'report'
]);

/**
 * Whether a card may look different after this. What others get, ten thousand of them at a first sync,
 * is no reason to read a thousand entries anew.
 *
 * @param cids whom it shows; null where nobody can tell
 */
export function concernsCard(event: EngineEvent, cids: ReadonlySet<string> | null): boolean {
	if (event.type !== 'changed') return false;
	if (cids === null) return true;
	return event.ids.length === 0 || event.ids.some((id) => concerns(id, cids));
}

function concerns(docId: string, cids: ReadonlySet<string>): boolean {
	const id = parseDocId(docId);
	if (id === null || BESIDE.has(id.kind)) return false;
	// Whoever is merged into this customer says so themselves.
	if (id.kind === 'customer' && id.section === 'merged') return true;
	return !('cid' in id) || cids.has(id.cid);
}

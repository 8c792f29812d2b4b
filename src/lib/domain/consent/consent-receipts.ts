import type { Consent } from '../documents/events.ts';
import type { JsonObject } from '../kernel/json.ts';
import { revisionHash } from '../merge/revision-hash.ts';

/** Who is shown to have said it. */
export interface ReceiptSubject {
	readonly cid: string;
	readonly name: string;
}

export type Witnessed = Consent & {
	/** of the colleague who took it */
	readonly byName?: string;
};

/**
 * What proves to anybody what a customer has said: every answer with the exact words, in the language
 * and the version that were shown, who took it, when, and how. `revision` ends in the SHA-256 of the
 * document's content, under which a device wrote it: who has kept it can tell a change.
 *
 * @param at milliseconds since the epoch
 */
export function consentReceipts(
	{ cid, name }: ReceiptSubject,
	evidence: readonly Witnessed[],
	at: number
): object {
	return {
		format: 'ficha-consent-receipts',
		version: 1,
		made: new Date(at).toISOString(),
		customer: { id: cid, name },
		receipts: evidence.map(({ byName = '', ...said }) => ({
			id: said._id,
			revision: receiptRevision(said),
			...contentOf(said),
			...(byName !== '' && { byName })
		}))
	};
}

/** Of the document that holds one answer. */
export function receiptRevision(consent: Consent): string {
	const body = JSON.parse(JSON.stringify(contentOf(consent))) as JsonObject;
	return `1-${revisionHash({ id: consent._id, body, deleted: false, parents: [] })}`;
}

function contentOf({ _id: _a, _rev: _b, byName: _c, ...content }: Witnessed): object {
	return content;
}

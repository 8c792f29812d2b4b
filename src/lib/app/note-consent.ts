import { answerConsent, type ConsentContent } from '#domain/consent/answer-consent.ts';
import type { Consent } from '#domain/documents/events.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { Revision } from '../store/revision.ts';
import type { NewConsent } from './consents-api.ts';
import { EngineError } from './engine-error.ts';

export interface ConsentDesk {
	readonly database: LocalDatabase;
	/** uid of who notes it */
	readonly by: string;
	/** all that the customer has said */
	readonly evidence: readonly Consent[];
}

/**
 * Keeps what a customer says about being contacted, as one more piece of evidence.
 *
 * @throws EngineError `invalid` for ids that are none, and for an answer that would prove nothing
 */
export async function noteConsent(
	{ database, by, evidence }: ConsentDesk,
	{ cid, ulid, answer }: NewConsent
): Promise<void> {
	if (!isUlid(cid) || !isUlid(ulid)) throw new EngineError('invalid', 'not a ULID');
	const { clock } = database;
	const witness = { by, device: clock.device, now: clock.now() };
	const content = answerConsent(answer, evidence, witness);
	if (content === null) throw new EngineError('invalid', 'the answer proves nothing');
	const id = formatDocId({ kind: 'consent', cid, ulid });
	await database.create(id, () => [evidenceRevision(id, content)], cid);
}

function evidenceRevision(id: string, content: ConsentContent): Revision {
	const body = JSON.parse(JSON.stringify(content)) as JsonObject;
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	return { id, rev, path: [rev], deleted: false, body };
}

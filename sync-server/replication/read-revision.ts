import type { AttachmentFacts, StoredRevision } from '../storage/port.ts';
import type { AttachmentPart, DocumentWithParts } from './following-parts.ts';
import { atMostItems, flag, json } from './parse-request.ts';
import type { Reader } from './reader.ts';
import { generationOf, revision } from './revision.ts';
import { attachedTo, toWire, type Attached } from './wire-document.ts';

/** What a client may choose about each revision that it reads. */
export const revisionChoices = {
	revs: flag,
	attachments: flag,
	/** revisions that the client has: it has their attachments too, and is told the names of those alone */
	atts_since: json(atMostItems(revision)).optional()
};

export type ReadRevision = DocumentWithParts;

/** A stored revision as it is sent. `parts` is empty unless attachments follow the document. */
export async function readRevision(
	storage: Pick<Reader['storage'], 'attachment'>,
	stored: StoredRevision,
	choices: {
		readonly revs: boolean;
		readonly attachments: boolean;
		readonly atts_since?: readonly string[] | undefined;
		readonly attached: 'base64' | 'parts';
	}
): Promise<ReadRevision> {
	const { revs, attachments, atts_since, attached: as } = choices;
	if (!attachments && atts_since === undefined)
		return { document: toWire(stored, { revs }), parts: [] };
	const newerThan = generationInCommon(stored, atts_since ?? []);
	const attached = await attachedTo(storage, stored, { as, newerThan });
	const document = toWire(stored, { revs, attached });
	return { document, parts: as === 'parts' ? partsOf(stored.attachments ?? {}, attached) : [] };
}

/** 0 when the client has none of its ancestors. */
function generationInCommon({ path }: StoredRevision, known: readonly string[]): number {
	const common = path.find((rev) => known.includes(rev));
	return common === undefined ? 0 : generationOf(common);
}

function partsOf(
	attachments: Readonly<Record<string, AttachmentFacts>>,
	{ bytes, newerThan }: Attached
): readonly AttachmentPart[] {
	return Object.entries(attachments).flatMap(([name, facts]): AttachmentPart[] => {
		const data = facts.revpos > newerThan ? bytes.get(facts.digest) : undefined;
		return data === undefined ? [] : [{ name, facts, data }];
	});
}

import type { Me } from '#domain/wire/me.ts';
import type { Entry } from '#domain/documents/contest.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { answeredPictures } from '#domain/contests/picture-answer.ts';
import { buildEntry } from '#domain/contests/build-entry.ts';
import { deriveFromEntry } from '#domain/contests/derive-from-entry.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { Revision } from '../store/revision.ts';
import { EngineError } from './engine-error.ts';
import type { EntrySubmission } from './engine-api.ts';
import type { KnownContests } from './known-contests.ts';
import { answersWithDigests, pictureFacts } from './picture-facts.ts';

export interface Capture {
	readonly database: LocalDatabase;
	readonly contests: KnownContests;
	/** who captures */
	readonly me: Me;
}

/**
 * Keeps a sign-up: the entry, and the customer and consents that follow from it, in one batch. The
 * server derives the same, so whoever is first, each is one document.
 *
 * @returns the customer whom the entry is about
 * @throws EngineError `not-found` for a contest that the device does not hold, `invalid` for ids that are none
 */
export async function captureEntry(
	{ database, contests, me }: Capture,
	submission: EntrySubmission
): Promise<string> {
	const { kid, ulid } = submission;
	if (!isUlid(kid) || !isUlid(ulid)) throw new EngineError('invalid', 'not a ULID');
	const definition = await contests.find(kid);
	if (definition === null) throw new EngineError('not-found', `no contest ${kid}`);
	const id = formatDocId({ kind: 'entry', kid, ulid });
	const pictures = answeredPictures(definition, submission.answers);
	const bytes = Object.fromEntries(pictures);
	const told = pictureFacts(pictures);
	const answers = answersWithDigests(definition, submission.answers, told);
	const pictureId = formatDocId({ kind: 'picture', kid, ulid });
	const make = (stamp: string): readonly Revision[] => {
		const capture = {
			by: me.uid,
			device: database.clock.device,
			at: database.clock.now(),
			stamp,
			assigned: assignedTo(me)
		};
		const revisions = entryRevisions(buildEntry({ ...submission, answers }, definition, capture));
		if (pictures.size === 0) return revisions;
		const { by, device } = capture;
		const body = { schema: 1, by, device, pictures: told };
		return [...revisions, evidence(pictureId, body)];
	};
	const beside = pictures.size === 0 ? [] : [database.pictures.keeping(pictureId, bytes)];
	await database.create(id, make, ulid, beside);
	return submission.customer ?? ulid;
}

/** The entry first: it is what the others follow from. */
function entryRevisions(entry: Entry): readonly Revision[] {
	const { _id: id, ...body } = entry;
	return [evidence(id, JSON.parse(JSON.stringify(body)) as JsonObject), ...deriveFromEntry(entry)];
}

function evidence(id: string, body: JsonObject): Revision {
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	return { id, rev, path: [rev], deleted: false, body };
}

/** Whoever captures a customer keeps it, in the first of their own territories. */
function assignedTo({ uid, teams, territories }: Me): Entry['assigned'] {
	const [team] = teams;
	const [territory = ''] = territories;
	return team === undefined ? { owner: uid, territory } : { owner: uid, team, territory };
}

import type { Principal } from '#domain/access/principal.ts';
import { historySection } from '#domain/documents/edit-event.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { changesBetween, shownValues } from '#domain/merge/changes-between.ts';
import { editEventId, editEventOf } from '#domain/merge/edit-event.ts';
import { versionsSeen } from '#domain/merge/highest-stamp.ts';
import { deviceOf, parseStamp, type Stamp } from '#domain/merge/stamp.ts';
import type { JsonBody, RevisionInput, Storage } from '../storage/port.ts';
import { nearestAncestors } from './nearest-ancestors.ts';

/** Merging names unstamped edits of other clients after their revision. */
const FOREIGN = /^f[0-9a-f]{12}$/;
/** Who tells, where the author does not. */
const SERVER = 'server';

/**
 * Events of edits whose author does not tell of them: other CouchDB clients, and a client of ours that
 * keeps its steps to itself. What they did between two meetings with the server nobody knows; the
 * difference is told.
 *
 * @param written all that goes into one transaction, the events that came with it included
 */
export async function tellOfEdits(
	storage: Pick<Storage, 'bulkGet' | 'heads' | 'erasedAmong'>,
	telling: Telling,
	written: readonly RevisionInput[]
): Promise<readonly RevisionInput[]> {
	const { principal } = telling;
	const edits = latest(written).filter(isEdit);
	if (edits.length === 0) return [];
	const before = await bodiesBefore(storage, edits, written);
	const made = edits.flatMap((edit) => {
		const body = before.get(edit);
		return body === undefined
			? []
			: [{ edit, before: body, stamps: ownStamps(principal, body, edit.body) }];
	});
	const told = await toldOf(storage, made, written);
	return made.flatMap(({ edit, before, stamps }) => {
		const untold = stamps.filter((stamp) => namesOf(edit.id, stamp).every((id) => !told.has(id)));
		return eventOf(telling, { id: edit.id, before, after: edit.body }, untold) ?? [];
	});
}

/** Whose edits are told of, and when: milliseconds since the epoch. */
interface Telling {
	readonly principal: Principal;
	readonly now: number;
}

interface Change {
	readonly id: string;
	readonly before: JsonBody;
	readonly after: JsonBody;
}

function eventOf(
	{ principal: { uid, device }, now }: Telling,
	{ id, before, after }: Change,
	untold: readonly Stamp[]
): RevisionInput | null {
	const stamp = [...untold].sort().at(-1);
	if (stamp === undefined) return null;
	const values = shownValues(after);
	const changes = changesBetween(before, after).filter(({ path }) => {
		const at = values.get(path)?.stamp ?? stamp;
		return untold.includes(at);
	});
	// A stamp made for a foreign edit follows from the document's, and says nothing of the time.
	const savedAt = FOREIGN.test(deviceOf(stamp)) ? now : parseStamp(stamp).ms;
	return editEventOf({ doc: id, by: uid, device, stamp, changes, savedAt }, SERVER);
}

/** Stamps under which this body shows or has seen what its author wrote since. */
function ownStamps(principal: Principal, before: JsonBody, after: JsonBody): readonly Stamp[] {
	const seen = versionsSeen(before);
	const shown = [...shownValues(after).values()].flatMap(({ stamp }) => stamp ?? []);
	const stamps = new Set([...versionsSeen(after).values(), ...shown]);
	return [...stamps].filter((stamp) => {
		const device = deviceOf(stamp);
		const isOwn = device === principal.device || FOREIGN.test(device);
		return isOwn && stamp > (seen.get(device) ?? '');
	});
}

/** Under which a save may have been told of: by its author, or by the server. */
function namesOf(doc: string, stamp: Stamp): readonly string[] {
	return [editEventId(doc, stamp), editEventId(doc, stamp, SERVER)].flatMap((id) => id ?? []);
}

/** What was told of once and is not kept any longer is not told again. */
async function toldOf(
	storage: Pick<Storage, 'heads' | 'erasedAmong'>,
	made: readonly { readonly edit: RevisionInput; readonly stamps: readonly Stamp[] }[],
	written: readonly RevisionInput[]
): Promise<ReadonlySet<string>> {
	const here = new Set(written.map(({ id }) => id));
	const elsewhere = made
		.flatMap(({ edit, stamps }) => stamps.flatMap((stamp) => namesOf(edit.id, stamp)))
		.filter((id) => !here.has(id));
	if (elsewhere.length === 0) return here;
	const [known, swept] = await Promise.all([
		storage.heads(elsewhere),
		storage.erasedAmong(elsewhere)
	]);
	return new Set([...here, ...known.keys(), ...swept]);
}

/** A stamped child stands for the revision that it stamps. */
function latest(written: readonly RevisionInput[]): readonly RevisionInput[] {
	const parents = new Set(written.map(({ id, path }) => `${id} ${path[1] ?? ''}`));
	return written.filter(({ id, path }) => !parents.has(`${id} ${path[0] ?? ''}`));
}

function isEdit({ id, path, deleted }: RevisionInput): boolean {
	const parsed = deleted || path.length < 2 ? null : parseDocId(id);
	return parsed !== null && historySection(parsed) !== null;
}

/** What stood there is on the server, or came in the same push: a customer made and edited offline. */
async function bodiesBefore(
	storage: Pick<Storage, 'bulkGet'>,
	edits: readonly RevisionInput[],
	written: readonly RevisionInput[]
): Promise<ReadonlyMap<RevisionInput, JsonBody>> {
	const stored = await nearestAncestors(storage, edits);
	const came = new Map(written.map(({ id, path, body }) => [`${id} ${path[0] ?? ''}`, body]));
	return new Map(
		edits.flatMap((edit) => {
			const near = edit.path.slice(1).map((rev) => came.get(`${edit.id} ${rev}`));
			const body = stored.get(edit)?.body ?? near.find((one) => one !== undefined);
			return body === undefined ? [] : [[edit, body] as const];
		})
	);
}

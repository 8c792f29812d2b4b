import type { Principal } from '#domain/access/principal.ts';
import { cardNumberFields, mayHoldSecrets, passwordsIn } from '#domain/contests/refuse-secrets.ts';
import { isMerging, merging, type Merging } from '#domain/documents/merging.ts';
import { formatDocId, type DocId } from '#domain/documents/ids.ts';
import { editEventId } from '#domain/merge/edit-event.ts';
import { canonicalJson } from '#domain/merge/canonical-json.ts';
import { deviceOf, isStamp, parseStamp, type Stamp } from '#domain/merge/stamp.ts';
import { hasSeen } from '#domain/merge/version-vector.ts';
import type { PushRefusal } from '#domain/wire/push-refusal.ts';
import type { JsonBody, StoredRevision } from '../storage/port.ts';

/** How far a device's clock may be ahead: beyond it, its edits would win over later ones of others. */
export const CLOCK_TOLERANCE = 10 * 60_000;

/** Merging names unstamped edits of other clients after their revision: no person is meant. */
const NOBODY = /^f[0-9a-f]{12}$/;

export interface Content {
	readonly id: DocId;
	/** of its kind's schema */
	readonly body: JsonBody;
	/** leaves that the server has, winner first; empty for a new document */
	readonly tree: readonly StoredRevision[];
	readonly principal: Principal;
	/** others of the same person: what they wrote may come from a rescue file, on this one */
	readonly otherDevices?: ReadonlySet<string>;
	/** milliseconds since the epoch */
	readonly now: number;
}

/** What is wrong with a new revision that its author is allowed to write; null when nothing is. */
export function checkContent(content: Content): PushRefusal | null {
	return (
		checkDraw(content) ??
		checkFixed(content) ??
		checkAuthor(content) ??
		checkStamps(content) ??
		checkEvent(content) ??
		checkSecrets(content)
	);
}

/** Who may hold a draw asks the server for each step: what it has not written itself proves nothing. */
function checkDraw({ id }: Content): PushRefusal | null {
	return id.kind === 'draw' ? 'not-allowed' : null;
}

/** What follows from these fields would be given away by an edit of them, such as who may see a customer. */
function checkFixed({ id, body, tree: [stored] }: Content): PushRefusal | null {
	if (stored === undefined) return null;
	if (id.kind === 'link') return body['to'] === stored.body['to'] ? null : 'malformed';
	if (id.kind === 'settings') return isSameField(body, stored.body) ? null : 'malformed';
	if (id.kind !== 'customer' || id.section !== 'core') return null;
	const same = canonicalJson(body['assigned']) === canonicalJson(stored.body['assigned']);
	return same ? null : 'assigned-is-fixed';
}

/** Values that were written as one thing for some readers are not to become another, or for others. */
function isSameField(body: JsonBody, stored: JsonBody): boolean {
	return ['type', 'section'].every((key) => body[key] === stored[key]);
}

/** Whoever names an author names themselves; later edits leave the name as it is. */
function checkAuthor(content: Content): PushRefusal | null {
	const {
		body: { by, device },
		tree: [stored],
		principal
	} = content;
	if (stored !== undefined) return by === stored.body['by'] ? null : 'not-author';
	const isForeign =
		(by !== undefined && by !== principal.uid) ||
		(device !== undefined && !isOwnDevice(content, device));
	return isForeign ? 'not-author' : null;
}

function isOwnDevice({ principal, otherDevices }: Content, device: unknown): boolean {
	return device === principal.device || otherDevices?.has(String(device)) === true;
}

function checkStamps(content: Content): PushRefusal | null {
	const { body, tree, now } = content;
	const stamps = stampsOf(body);
	if (stamps === 'malformed') return stamps;
	const known = tree.map((leaf) => versionsOf(leaf.body));
	for (const stamp of stamps) {
		if (parseStamp(stamp).ms > now + CLOCK_TOLERANCE) return 'clock';
		// A stamp tells who wrote a value; one of another's device is right only if that device brought it.
		const device = deviceOf(stamp);
		if (isOwnDevice(content, device) || NOBODY.test(device)) continue;
		if (!known.some((versions) => (versions[device] ?? '') >= stamp)) return 'not-author';
	}
	return null;
}

/** Highest stamp of each device that wrote something in it. */
function stampsOf(body: JsonBody): readonly Stamp[] | 'malformed' {
	const entryStamp = body['stamp'];
	if (typeof entryStamp === 'string') return isStamp(entryStamp) ? [entryStamp] : 'malformed';
	if (body['m'] === undefined) return [];
	const { m } = body;
	if (!isMerging(m)) return 'malformed';
	return coversItself(m) ? Object.values(m.vv) : 'malformed';
}

/** Merging asks `vv` what a revision has seen, so whatever stands in a revision must be in it. */
function coversItself({ vv, f, x = {}, o = {}, g = {} }: Merging): boolean {
	const keyed = Object.entries(vv).every(([device, stamp]) => deviceOf(stamp) === device);
	const covers = (stamps: readonly Stamp[]): boolean => hasSeen(vv, stamps);
	return (
		keyed &&
		covers(Object.values(f)) &&
		covers(Object.values(o)) &&
		Object.values(g).every((items) => Object.values(items).every(covers)) &&
		Object.values(x).every((siblings) => siblings.every(({ t, o = t }) => covers([t, o])))
	);
}

/** Its id follows from what it tells of: nobody tells of a save twice, or in a section of one's choice. */
function checkEvent({ id, body }: Content): PushRefusal | null {
	if (id.kind !== 'edit') return null;
	const { doc, stamp, source } = body;
	if (source !== undefined || typeof doc !== 'string' || !isStamp(stamp)) return 'malformed';
	return editEventId(doc, stamp) === formatDocId(id) ? null : 'malformed';
}

function checkSecrets({ id, body, tree }: Content): PushRefusal | null {
	if (!mayHoldSecrets(body)) return null;
	if (cardNumberFields(body).length > 0) return 'card-number';
	// What tells of an edit names what stood there before, also where it was a password that is taken out.
	const passwords = id.kind === 'edit' ? [] : passwordsIn(body);
	if (passwords.length === 0) return null;
	// One that stands there from before they were refused must not keep everything else from being edited.
	const known = new Set(tree.flatMap((leaf) => passwordsIn(leaf.body)));
	return passwords.every((text) => known.has(text)) ? null : 'password';
}

export function versionsOf(body: JsonBody): Readonly<Record<string, Stamp>> {
	const parsed = merging.safeParse(body['m']);
	return parsed.success ? parsed.data.vv : {};
}

import { historySection, type EditEvent, type FieldChange } from '../documents/edit-event.ts';
import { formatDocId, parseDocId } from '../documents/ids.ts';
import { namedUlid } from '../documents/ulid.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { revisionHash } from './revision-hash.ts';
import { parseStamp, type Stamp } from './stamp.ts';

/** Who saved, and what it did. */
export interface Save extends Pick<EditEvent, 'doc' | 'by' | 'device' | 'stamp'> {
	readonly changes: readonly FieldChange[];
	/** milliseconds since the epoch, where it is not the stamp's */
	readonly savedAt?: number;
}

/** The one revision that an edit event ever has. */
export interface EventRevision {
	readonly id: string;
	readonly rev: string;
	readonly path: readonly string[];
	readonly deleted: false;
	readonly body: JsonObject;
}

/** As JSON, of one value: longer ones are left out, or two of them would not fit into a document. */
const LONGEST_VALUE = 16_000;
/** As JSON, of all changes together. */
const LONGEST_EVENT = 128_000;

/**
 * The id under which a save is told: one document, whoever tells of it first.
 *
 * @param teller who else than its author tells of it
 * @returns null for a document without a history of this kind
 * @throws TypeError for what is no stamp
 */
export function editEventId(doc: string, stamp: Stamp, teller = ''): string | null {
	const parsed = parseDocId(doc);
	const section = parsed === null ? null : historySection(parsed);
	if (parsed === null || section === null || !('cid' in parsed)) return null;
	const { ms, counter } = parseStamp(stamp);
	const ulid = namedUlid(ms, counter, `${teller}/${doc}/${stamp}`);
	return formatDocId({ kind: 'edit', cid: parsed.cid, section, ulid });
}

/**
 * What is written beside an edited document.
 *
 * @returns null for a document without a history of this kind, or when nothing changed
 */
export function editEventOf(save: Save, teller = ''): EventRevision | null {
	const id = editEventId(save.doc, save.stamp, teller);
	if (id === null || save.changes.length === 0) return null;
	const { doc, by, device, stamp } = save;
	const at = new Date(save.savedAt ?? parseStamp(stamp).ms).toISOString();
	const source = teller === '' ? {} : { source: teller };
	const changes = withinBounds(save.changes);
	const body = {
		schema: 1,
		doc,
		by,
		device,
		at,
		stamp,
		...source,
		changes
	} as unknown as JsonObject;
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	return { id, rev, path: [rev], deleted: false, body };
}

function withinBounds(changes: readonly FieldChange[]): readonly FieldChange[] {
	let left = LONGEST_EVENT;
	return changes.map((change) => {
		const { before, after, over = [] } = change;
		const lengths = [before, after, ...over].map(lengthOf);
		const all = lengths.reduce((sum, length) => sum + length, 0);
		if (Math.max(...lengths) > LONGEST_VALUE || all > left) {
			return { path: change.path, before: null, after: null, cut: true };
		}
		left -= all;
		return change;
	});
}

function lengthOf(value: Json): number {
	return JSON.stringify(value).length;
}

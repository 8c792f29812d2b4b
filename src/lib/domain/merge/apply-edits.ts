import type { FieldEdit } from './field-edit.ts';
import { asItems } from './item-list.ts';
import type { MergeBody, PlainBody } from './merge-body.ts';
import { outline, presentItems, type Outline } from './outline.ts';
import { parsePath } from './path.ts';
import { settle } from './settle.ts';
import { deviceOf, parseStamp, type Stamp } from './stamp.ts';
import type { MergeState } from './state.ts';
import { writeBody } from './write-body.ts';
import { overAll, writeEdits } from './write-edits.ts';

/**
 * A body after edits that a person made on it, having seen all that it shows. An edit of a path in
 * conflict settles the conflict. What is already so is no edit; when nothing changes, the body itself
 * comes back, and need not be written.
 *
 * @param body merged over all leaves that the device holds, never one leaf's view
 * @param stamp above all that the device has seen; one stamp for edits saved together
 * @throws TypeError when the stamp is not above the device's last in this body (others would take
 * the edit for one that they have seen replaced), or a path names nothing that can be written
 */
export function applyEdits(body: PlainBody, edits: readonly FieldEdit[], stamp: Stamp): MergeBody {
	const { state, stamped } = settle({ rev: null, body });
	assertNewer(stamp, state);
	const arranged = outline(state);
	for (const edit of edits) assertNoWholeList(edit, arranged);
	const edited = writeEdits(state, edits, stamp, overAll);
	return edited === state && stamped ? (body as MergeBody) : writeBody(edited);
}

/** @throws TypeError when the stamp is not above the device's last */
export function assertNewer(stamp: Stamp, { vv }: MergeState): void {
	const last = vv.get(parseStamp(stamp).device);
	if (last !== undefined && last >= stamp) {
		throw new TypeError(`${deviceOf(stamp)} has issued a stamp as high as this one`);
	}
}

/** Written whole, a list would lose the items that others add meanwhile. */
function assertNoWholeList(edit: FieldEdit, arranged: Outline): void {
	if (edit.op !== 'set') return;
	const path = parsePath(edit.path);
	if (path?.kind !== 'field') return;
	const isList = presentItems(arranged, path.key).length > 0;
	if (isList || asItems(path.key, edit.value) !== null) {
		throw new TypeError(`${path.key} is edited item by item`);
	}
}

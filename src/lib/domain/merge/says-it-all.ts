import { isMerging, type Merging } from '../documents/merging.ts';
import { ownId } from './item-list.ts';
import type { PlainBody } from './merge-body.ts';
import { fieldPath, isItemField, isKey, itemFieldPath } from './path.ts';
import { deviceOf } from './stamp.ts';
import { hasSeen } from './version-vector.ts';

type Members = Readonly<Record<string, readonly string[]>>;

/**
 * Whether a body says by its own `m` all that it shows, as far as a glance tells. Of nearly every new
 * document it does, and then nothing has to be made of it to know that there is nothing foreign in it.
 *
 * @returns true only where `readState` would read it and `foreignEdits` find nothing; false is no verdict
 */
export function saysItAll(body: PlainBody): boolean {
	const { m } = body;
	if (!isMerging(m)) return false;
	const { vv, f, x, o, g = {}, h } = m;
	if (x !== undefined || o !== undefined || h !== undefined) return false;
	if (!namesItsDevices(m) || !hasSeen(vv, Object.values(f))) return false;
	let paths = 0;
	for (const list of Object.keys(g)) {
		const members = g[list];
		if (members === undefined || !isKey(list) || Object.hasOwn(f, fieldPath(list))) return false;
		const inItems = pathsOfItems(m, list, members, Object.hasOwn(body, list) ? body[list] : null);
		if (inItems === null) return false;
		paths += inItems;
	}
	for (const key of Object.keys(body)) {
		if (!isKey(key) || Object.hasOwn(g, key)) continue;
		if (Object.hasOwn(f, fieldPath(key))) paths += 1;
		else if (body[key] !== null && body[key] !== undefined) return false;
	}
	// Another path names what is not shown, or nothing.
	return paths === Object.keys(f).length;
}

/** @returns how many of its items' fields have a path; null where the list is not just what its members say */
function pathsOfItems(
	{ vv, f }: Merging,
	list: string,
	members: Members,
	items: unknown
): number | null {
	const count = Object.keys(members).length;
	if (!Array.isArray(items) || items.length !== count || count === 0) return null;
	const ids = new Set<string>();
	let paths = 0;
	for (const item of items as readonly unknown[]) {
		if (typeof item !== 'object' || item === null || Array.isArray(item)) return null;
		const fields = item as Parameters<typeof ownId>[0];
		const id = ownId(fields);
		if (id === null || ids.has(id) || !Object.hasOwn(members, id)) return null;
		ids.add(id);
		const stamps = members[id] ?? [];
		if (stamps.length === 0 || !hasSeen(vv, stamps)) return null;
		for (const field of Object.keys(fields)) {
			if (!isItemField(field)) continue;
			if (Object.hasOwn(f, itemFieldPath(list, id, field))) paths += 1;
			else if (fields[field] !== null) return null;
		}
	}
	return paths;
}

function namesItsDevices({ vv }: Merging): boolean {
	for (const device of Object.keys(vv)) {
		const stamp = vv[device];
		if (stamp === undefined || deviceOf(stamp) !== device) return false;
	}
	return true;
}

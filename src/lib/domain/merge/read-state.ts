import { isMerging, type Merging } from '../documents/merging.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { toCell, type Cell, type Written } from './cell.ts';
import { itemsById } from './item-list.ts';
import type { PlainBody } from './merge-body.ts';
import { isItemId, isKey, itemPath, parsePath, type Path } from './path.ts';
import { deviceOf, type Stamp } from './stamp.ts';
import type { Carried, MergeState } from './state.ts';
import { covers, type VersionVector } from './version-vector.ts';

/**
 * What a body says by its own `m`. Values that `m` does not account for are not in it.
 *
 * @returns null when `m` is missing or does not hold together: another shape, paths that name
 * nothing, stamps that its own version vector has not seen
 */
export function readState(body: PlainBody): MergeState | null {
	const { m } = body;
	if (!isMerging(m)) return null;
	const vv = readVersions(m);
	const cells = new Map<string, Cell>();
	const whole = vv !== null && readPlaces(m, cells) && readRegisters(m, body, cells);
	if (!whole || !coversAll(vv, cells)) return null;
	return { vv, cells, carried: carriedOf(body) };
}

export function carriedOf(body: PlainBody): Carried {
	const carried = (key: keyof Carried) => (ownValue(body, key) ?? undefined) as Json | undefined;
	return { schema: carried('schema'), assigned: carried('assigned') };
}

function readVersions(m: Merging): VersionVector | null {
	const entries = Object.entries(m.vv);
	return entries.every(([device, t]) => deviceOf(t) === device) ? new Map(entries) : null;
}

/** @returns whether every name is one that can stand there, as for `readRegisters` */
function readPlaces(m: Merging, cells: Map<string, Cell>): boolean {
	for (const [list, items] of Object.entries(m.g ?? {})) {
		if (!isKey(list)) return false;
		for (const [item, stamps] of Object.entries(items)) {
			if (!isItemId(item)) return false;
			if (stamps.length === 0) continue;
			cells.set(itemPath(list, item), toCell(stamps.map((t) => ({ v: null, t }))));
		}
	}
	return true;
}

function readRegisters(m: Merging, body: PlainBody, cells: Map<string, Cell>): boolean {
	const siblings = new Map(Object.entries(m.x ?? {}));
	const origins = new Map(Object.entries(m.o ?? {}));
	const valueAt = valueReader(m, body, cells);
	for (const [text, t] of Object.entries(m.f)) {
		const path = parsePath(text);
		if (path === null || path.kind === 'item') return false;
		const others = siblings.get(text) ?? [];
		siblings.delete(text);
		const written = [toWritten(valueAt(path, text), t, origins.get(text))];
		for (const { v, t, o } of others) written.push(toWritten(v, t, o));
		cells.set(text, toCell(written));
	}
	return siblings.size === 0;
}

/** Finds what is shown at a path: in the body, or among the values of what the body does not show. */
function valueReader(m: Merging, body: PlainBody, places: ReadonlyMap<string, Cell>) {
	const hidden = m.h ?? {};
	const lists = new Map<string, ReadonlyMap<string, JsonObject>>();
	for (const [list, items] of Object.entries(m.g ?? {})) {
		const present = Object.keys(items).some((item) => places.has(itemPath(list, item)));
		if (present) lists.set(list, itemsById(ownValue(body, list)));
	}
	return (path: Exclude<Path, { kind: 'item' }>, text: string): Json => {
		if (path.kind === 'field') {
			return orNull(lists.has(path.key) ? ownValue(hidden, text) : ownValue(body, path.key));
		}
		if (!places.has(itemPath(path.list, path.item))) return orNull(ownValue(hidden, text));
		const item = lists.get(path.list)?.get(path.item);
		return orNull(item && ownValue(item, path.field));
	};
}

function coversAll(vv: VersionVector, cells: ReadonlyMap<string, Cell>): boolean {
	const covered = ({ t, o = t }: Written): boolean => covers(vv, t) && covers(vv, o);
	for (const cell of cells.values()) if (!cell.every(covered)) return false;
	return true;
}

function toWritten(value: unknown, t: Stamp, o: Stamp | undefined): Written {
	return { v: orNull(value), t, ...(o !== undefined && { o }) };
}

/** Names come from documents: `toString` is a field like any other, and no field of every object. */
function ownValue(values: PlainBody, name: string): unknown {
	return Object.hasOwn(values, name) ? values[name] : undefined;
}

function orNull(value: unknown): Json {
	return (value ?? null) as Json;
}

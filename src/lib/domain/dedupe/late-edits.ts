import { merging } from '../documents/merging.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { sameJson } from '../merge/canonical-json.ts';
import { changesBetween, shownValues } from '../merge/changes-between.ts';
import type { FieldEdit } from '../merge/field-edit.ts';
import { itemsById } from '../merge/item-list.ts';
import type { PlainBody } from '../merge/merge-body.ts';
import { itemFieldPath, itemPath, parsePath, type Path } from '../merge/path.ts';
import type { Stamp } from '../merge/stamp.ts';
import { noted, notesOf, type TakenNote } from './merge-customers.ts';
import { NOT_CHOSEN, previewMerge } from './merge-preview.ts';
import { isSameItem } from './same-item.ts';

interface Standing {
	readonly v: Json;
	readonly t: Stamp;
}

/** Values for one thing, of which each was written without knowing of the others. */
interface Contested {
	readonly path: string;
	/** of the winner, what is shown first, each with the stamp of the edit that wrote it */
	readonly standing: readonly [Standing, ...Standing[]];
	readonly late: Json;
}

/** What has to reach the winner of a merge that was made without having seen it. */
export interface LateEdits {
	/** of the winner's core card */
	readonly winner: readonly FieldEdit[];
	/** where the winner says something else by now: all stand, until somebody chooses. After `winner`. */
	readonly contested: readonly Contested[];
	/** of `customer:<loser>:merged`, so that it goes back with the rest */
	readonly merged: readonly FieldEdit[];
}

interface Gathered {
	readonly winner: FieldEdit[];
	readonly contested: Contested[];
	readonly merged: TakenNote[];
}

/** Its items are found by their ids, and whether one was verified is told by stamps of its own card. */
const LEFT = new Set([...NOT_CHOSEN, 'verified']);

/**
 * What was written on a card that had been merged into another already, by somebody who had not heard of
 * it. Nobody would see it there: the card that is shown is the winner's. What was taken off stays.
 *
 * @param before the loser's core card, and `after` it; `winner` as it stands
 */
export function lateEdits({
	before,
	after,
	winner
}: Readonly<Record<'before' | 'after' | 'winner', PlainBody>>): LateEdits {
	const found: Gathered = { winner: [], contested: [], merged: [] };
	const added = new Set<string>();
	for (const { path: text, before: was, after: is } of changesBetween(before, after)) {
		const path = parsePath(text);
		if (path === null || is === null || LEFT.has(keyOf(path))) continue;
		const place = path.kind === 'field' ? text : placeIn(winner, path, { before, after });
		if (place !== null) follow(winner, { path: place, was, is }, found);
		else if (path.kind !== 'field') add(path, after, { added, found });
	}
	return found;
}

/**
 * What a card says that is merged at last, and the merge knew nothing of: whoever merged took whatever
 * the winner had not.
 *
 * @param merged `customer:<loser>:merged`
 */
export function unseenGains({
	loser,
	winner,
	merged
}: Readonly<Record<'loser' | 'winner' | 'merged', PlainBody>>): LateEdits {
	const { fields, items } = previewMerge(winner, loser);
	const found: Gathered = { winner: [], contested: [], merged: [] };
	for (const { path, winner: before, loser: after } of fields) {
		if (!isNothing(before) || wasTaken(path, winner, merged)) continue;
		replace(winner, { path, was: before, is: after }, found);
	}
	for (const { list, item, values } of items) {
		const place = itemPath(list, item);
		if (LEFT.has(list) || wasTaken(place, winner, merged)) continue;
		found.winner.push({ op: 'add', list, item, values });
		found.merged.push(noted(place, null, values));
	}
	return found;
}

/** Whoever merged took it, and somebody has taken it off since: both cards tell of that. */
function wasTaken(path: string, winner: PlainBody, merged: PlainBody): boolean {
	if (!notesOf(merged).some((note) => note.path === path)) return false;
	const { data } = merging.safeParse(winner['m']);
	return Object.keys(data?.f ?? {}).some((each) => each === path || each.startsWith(`${path}/`));
}

/** Where the winner has what was edited; null where it has no such item. */
function placeIn(
	winner: PlainBody,
	path: Exclude<Path, { kind: 'field' }>,
	{ before, after }: Readonly<Record<'before' | 'after', PlainBody>>
): string | null {
	const { list, item } = path;
	const theirs = [before, after].map((body) => itemsById(body[list]).get(item) ?? {});
	const all = [...itemsById(winner[list])];
	const found =
		all.find(([id]) => id === item) ??
		all.find(([, own]) => theirs.some((each) => isSameItem(list, own, each)));
	if (found === undefined) return null;
	const [id] = found;
	return path.kind === 'item' ? itemPath(list, id) : itemFieldPath(list, id, path.field);
}

function follow(winner: PlainBody, { path, was, is }: Replacement, found: Gathered): void {
	if (parsePath(path)?.kind === 'item') return;
	const { value = null, stamp = null } = shownValues(winner).get(path) ?? {};
	if (sameJson(value, is)) return;
	if (isNothing(value) || sameJson(value, was)) {
		replace(winner, { path, was, is }, found);
		return;
	}
	if (stamp === null) return;
	found.contested.push({ path, standing: [{ v: value, t: stamp }], late: is });
}

interface Replacement {
	readonly path: string;
	readonly was: Json;
	readonly is: Json;
}

/** What stands in conflict there was written by others, whom nobody has overruled. */
function replace(winner: PlainBody, { path, was, is }: Replacement, found: Gathered): void {
	const { value = null, others = [] } = shownValues(winner).get(path) ?? {};
	const [first, ...more] = others.filter(
		({ v }) => !isNothing(v) && !sameJson(v, was) && !sameJson(v, is)
	);
	found.winner.push({ op: 'set', path, value: is });
	if (first === undefined) found.merged.push(noted(path, value, is));
	else found.contested.push({ path, standing: [first, ...more], late: is });
}

function isNothing(value: Json): boolean {
	return value === null || value === '';
}

function add(
	{ list, item }: Exclude<Path, { kind: 'field' }>,
	after: PlainBody,
	{ added, found }: { readonly added: Set<string>; readonly found: Gathered }
): void {
	const place = itemPath(list, item);
	const theirs = itemsById(after[list]).get(item);
	if (theirs === undefined || added.has(place)) return;
	added.add(place);
	const { id: _id, ...values }: JsonObject = theirs;
	found.winner.push({ op: 'add', list, item, values });
	found.merged.push(noted(place, null, values));
}

function keyOf(path: Path): string {
	return path.kind === 'field' ? path.key : path.list;
}

import { merging } from '../documents/merging.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { sameJson } from '../merge/canonical-json.ts';
import { shownValues } from '../merge/changes-between.ts';
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
	readonly standing: readonly Standing[];
	/** beside those; the first is what is shown where none stands */
	readonly late: readonly [Json, ...Json[]];
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
 * it. Nobody would see it there: the card that is shown is the winner's. What was taken off stays. Where
 * several wrote at once, or what came was contested already, all of it goes on.
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
	for (const said of saidSince(before, after)) {
		const path = parsePath(said.path);
		if (path === null || LEFT.has(keyOf(path))) continue;
		const place = path.kind === 'field' ? said.path : placeIn(winner, path, { before, after });
		if (place !== null) follow(winner, { ...said, path: place }, found);
		else if (path.kind !== 'field') add(path, { after, said, added }, found);
	}
	return found;
}

/** What a card came to say at a path. */
interface Said {
	readonly path: string;
	/** what it showed before */
	readonly was: Json;
	/** what it shows, where it is new; null where it is not */
	readonly is: Json;
	/** what is new in conflict with what it shows */
	readonly beside: readonly Json[];
}

function saidSince(before: PlainBody, after: PlainBody): readonly Said[] {
	const [old, now] = [shownValues(before), shownValues(after)];
	return [...now].sort(byPath).flatMap(([path, { value, others }]): readonly Said[] => {
		const { value: was = null, others: beside = [] } = old.get(path) ?? {};
		const isNew = (v: Json): boolean =>
			!isNothing(v) && !sameJson(v, was) && !beside.some((each) => sameJson(each.v, v));
		const [is, more] = [
			sameJson(value, was) ? null : value,
			others.map(({ v }) => v).filter(isNew)
		];
		return is === null && more.length === 0 ? [] : [{ path, was, is, beside: more }];
	});
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return a < b ? -1 : 1;
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
	const shown = shownValues(loser);
	const found: Gathered = { winner: [], contested: [], merged: [] };
	for (const { path, winner: before, loser: after } of fields) {
		if (!isNothing(before) || wasTaken(path, winner, merged)) continue;
		const beside = (shown.get(path)?.others ?? []).map(({ v }) => v).filter((v) => !isNothing(v));
		replace(winner, { path, was: before, is: after, beside }, found);
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

function follow(winner: PlainBody, said: Said, found: Gathered): void {
	const { path, was, is, beside } = said;
	if (parsePath(path)?.kind === 'item') return;
	const { value = null, others = [], stamp = null } = shownValues(winner).get(path) ?? {};
	if (is !== null && !sameJson(value, is) && (isNothing(value) || sameJson(value, was))) {
		replace(winner, { path, was, is, beside }, found);
		return;
	}
	const standing = [value, ...others.map(({ v }) => v)];
	const [first, ...more] = [...(is === null ? [] : [is]), ...beside].filter(
		(v) => !standing.some((each) => sameJson(each, v))
	);
	if (first === undefined) return;
	if (isNothing(value)) replace(winner, { path, was, is: first, beside: more }, found);
	else if (stamp !== null) {
		found.contested.push({ path, standing: [{ v: value, t: stamp }], late: [first, ...more] });
	}
}

/** What stands in conflict there was written by others, whom nobody has overruled. */
function replace(winner: PlainBody, { path, was, is, beside }: Said, found: Gathered): void {
	const { value = null, others = [] } = shownValues(winner).get(path) ?? {};
	const late = [is, ...beside.filter((v) => !sameJson(v, is))] as const;
	const standing = others.filter(
		({ v }) => !isNothing(v) && !sameJson(v, was) && !late.some((each) => sameJson(each, v))
	);
	found.winner.push({ op: 'set', path, value: is });
	if (standing.length + late.length === 1) found.merged.push(noted(path, value, is));
	else found.contested.push({ path, standing, late });
}

function isNothing(value: Json): boolean {
	return value === null || value === '';
}

function add(
	{ list, item }: Exclude<Path, { kind: 'field' }>,
	{ after, said, added }: { after: PlainBody; said: Said; added: Set<string> },
	found: Gathered
): void {
	const place = itemPath(list, item);
	const theirs = itemsById(after[list]).get(item);
	if (theirs === undefined) return;
	if (!added.has(place)) {
		added.add(place);
		const { id: _id, ...values }: JsonObject = theirs;
		found.winner.push({ op: 'add', list, item, values });
		found.merged.push(noted(place, null, values));
	}
	const { value = null } = shownValues(after).get(said.path) ?? {};
	if (said.beside.length === 0) return;
	found.contested.push({ path: said.path, standing: [], late: [value, ...said.beside] });
}

function keyOf(path: Path): string {
	return path.kind === 'field' ? path.key : path.list;
}

import { customerMerged, type MergeNote } from '../documents/customer.ts';
import type { Ulid } from '../documents/ulid.ts';
import type { Json } from '../kernel/json.ts';
import { sameJson } from '../merge/canonical-json.ts';
import { shownValues } from '../merge/changes-between.ts';
import type { FieldEdit } from '../merge/field-edit.ts';
import { itemsById } from '../merge/item-list.ts';
import type { PlainBody } from '../merge/merge-body.ts';
import { itemPath, parsePath } from '../merge/path.ts';
import { contentHash } from '../merge/revision-hash.ts';
import { previewMerge, type Side } from './merge-preview.ts';

/** Edits of the two documents that a merge, or taking it back, writes: together, or not at all. */
export interface MergeEdits {
	/** of the winner's core card */
	readonly winner: readonly FieldEdit[];
	/** of `customer:<loser>:merged`, which may have to be created */
	readonly merged: readonly FieldEdit[];
}

export interface MergedPair {
	/** cid of the loser */
	readonly from: Ulid;
	/** cid of the winner */
	readonly into: Ulid;
	/** the winner's core card, merged over all leaves, and likewise the others */
	readonly winner: PlainBody;
	readonly loser: PlainBody;
	/** `customer:<loser>:merged` as it stands; null where there is none */
	readonly merged: PlainBody | null;
}

export interface MergeToUndo {
	/** cid of the loser */
	readonly from: Ulid;
	/** the winner's core card as it stands now */
	readonly winner: PlainBody;
	/** `customer:<loser>:merged` */
	readonly merged: PlainBody;
}

const TAKEN = 'taken';
const ABSORBED = 'absorbed';
const ID_DIGITS = 24;

/**
 * Makes one customer of two: the winner takes the values that were chosen and the items that only the
 * loser has; whatever else hangs on the loser stays where it is and is reached from the winner. Items
 * keep their ids, so that two people who merge one pair on two devices add each of them once.
 *
 * @param choices by path of the preview; what is not in it goes as suggested
 */
export function mergeCustomers(
	{ from, into, winner, loser, merged }: MergedPair,
	choices: ReadonlyMap<string, Side> = new Map()
): MergeEdits {
	const { fields, items } = previewMerge(winner, loser);
	const chosen = fields.filter(
		({ path, suggested }) => (choices.get(path) ?? suggested) === 'loser'
	);
	const kept = [
		...chosen.map(({ path, winner, loser }) => noted(path, winner, loser)),
		...items.map(({ list, item, values }) => noted(itemPath(list, item), null, values))
	];
	return {
		winner: [
			...chosen.map(({ path, loser }): FieldEdit => ({ op: 'set', path, value: loser })),
			...items.map((gain): FieldEdit => ({ op: 'add', ...gain })),
			{ op: 'add', list: ABSORBED, item: from, values: { cid: from } }
		],
		merged: [{ op: 'set', path: 'into', value: into }, ...staleNotes(merged, kept), ...kept]
	};
}

/**
 * Takes a merge back: each value that it took and that nobody has changed since is as it was before.
 * What people did on the winner meanwhile stays.
 */
export function undoMerge({ from, winner, merged }: MergeToUndo): MergeEdits {
	const notes = notesOf(merged);
	const isAbsorbed = itemsById(winner[ABSORBED]).has(from);
	return {
		winner: [
			...notes.flatMap((note) => takenBack(winner, note)),
			...(isAbsorbed ? [{ op: 'remove', list: ABSORBED, item: from } as const] : [])
		],
		merged: [
			{ op: 'set', path: 'into', value: null },
			...notes.map(({ id }): FieldEdit => ({ op: 'remove', list: TAKEN, item: id }))
		]
	};
}

function takenBack(winner: PlainBody, { path, before, after }: MergeNote): readonly FieldEdit[] {
	const parsed = parsePath(path);
	if (parsed === null) return [];
	if (parsed.kind !== 'item') {
		const now = shownValues(winner).get(path)?.value ?? null;
		return sameJson(now, after) ? [{ op: 'set', path, value: (before ?? null) as Json }] : [];
	}
	const { list, item } = parsed;
	const { id: _id, ...values } = itemsById(winner[list]).get(item) ?? {};
	return sameJson(values, after) ? [{ op: 'remove', list, item }] : [];
}

/** What the winner took at a path, instead of what. */
export type TakenNote = FieldEdit & { readonly op: 'add' };

/** Named after its path: whoever takes the same, it is one note. */
export function noted(path: string, before: Json, after: Json): TakenNote {
	const item = contentHash(path).slice(0, ID_DIGITS);
	return { op: 'add', list: TAKEN, item, values: { path, before, after } };
}

function staleNotes(
	merged: PlainBody | null,
	kept: readonly { readonly item: string }[]
): readonly FieldEdit[] {
	return notesOf(merged ?? {})
		.filter(({ id }) => !kept.some(({ item }) => item === id))
		.map(({ id }) => ({ op: 'remove', list: TAKEN, item: id }));
}

export function notesOf(merged: PlainBody): readonly MergeNote[] {
	return customerMerged.safeParse({ schema: 1, ...merged, _id: '' }).data?.taken ?? [];
}

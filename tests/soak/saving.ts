import { merging } from '#domain/documents/merging.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { createBody } from '#domain/merge/create-body.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import type { Stamp } from '#domain/merge/stamp.ts';
import type { Revision } from '../../src/lib/store/revision.ts';
import { wordsIn, type Journal } from './journal.ts';
import type { SoakDevice } from './soak-device.ts';

/** What all work is about, and where it is noted. */
export interface Work {
	readonly kid: Ulid;
	readonly journal: Journal;
	/** every word that was ever written into a place, newest last */
	readonly places: Map<string, string[]>;
}

interface Edit {
	readonly id: string;
	readonly path: string;
	readonly word: string;
	readonly edit: FieldEdit;
}

export async function write(
	device: SoakDevice,
	work: Work,
	{ id, path, word, edit }: Edit
): Promise<void> {
	const { database } = device.app;
	const before = device.writesOf(id);
	const seen = standing((await database.read(id))?.body ?? {}, path);
	const isThere = await database.edit(id, [edit], id);
	if (!isThere) return;
	// Something came in between: the edit may stand on more than what was read.
	const more = device.writesOf(id) === before ? [] : (work.places.get(`${id} ${path}`) ?? []);
	noteSaved(device, work, { id, path, word, over: [...seen, ...more], told: true });
}

/** Words that stand at a place of a body: the one shown, and those beside it. */
function standing(body: JsonObject, path: string): readonly string[] {
	const parsed = merging.safeParse(body['m']);
	const siblings = parsed.data?.x?.[path] ?? [];
	return wordsIn([valueAt(body, path), siblings.map(({ v }) => v)]);
}

function valueAt(body: JsonObject, path: string): Json {
	const [key = '', item, field = ''] = path.split('/');
	if (item === undefined) return body[key] ?? null;
	const items = (body[key] ?? []) as readonly JsonObject[];
	return items.find(({ id }) => id === item)?.[field] ?? null;
}

interface NewDocument {
	readonly id: string;
	/** one of them is a new word */
	readonly values: JsonObject;
}

/** Saved again it is what it was: whoever was there first counts. */
export async function create(
	device: SoakDevice,
	work: Work,
	{ id, values }: NewDocument
): Promise<void> {
	const { database } = device.app;
	const body = { ...values, schema: device.schema };
	const made = { written: false };
	const make = (stamp: Stamp): readonly Revision[] => {
		made.written = true;
		return [firstOf(id, createBody(body, stamp))];
	};
	await database.create(id, make, id);
	if (!made.written) return;
	const path = Object.keys(values).find((key) => wordsIn(values[key]).length > 0) ?? '';
	const [word = ''] = wordsIn(values);
	noteSaved(device, work, { id, path, word, over: [], told: false });
}

export async function createOrEdit(
	device: SoakDevice,
	work: Work,
	wanted: NewDocument
): Promise<void> {
	const { id, values } = wanted;
	const { database } = device.app;
	if ((await database.read(id)) === null) return create(device, work, wanted);
	const plain = Object.entries(values).filter(([key]) => key !== 'reason');
	const edits = plain.map(([path, value]) => ({ op: 'set', path, value }) as const);
	await database.edit(id, edits, id);
	const [word = ''] = wordsIn(values);
	await write(device, work, {
		id,
		path: 'reason',
		word,
		edit: { op: 'set', path: 'reason', value: word }
	});
}

function firstOf(id: string, body: JsonObject): Revision {
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	return { id, rev, path: [rev], deleted: false, body };
}

export function noteSaved(
	device: SoakDevice,
	{ journal, places }: Work,
	{
		id,
		path,
		word,
		over,
		told
	}: {
		readonly id: string;
		readonly path: string;
		readonly word: string;
		readonly over: readonly string[];
		readonly told: boolean;
	}
): void {
	const place = `${id} ${path}`;
	places.set(place, [...(places.get(place) ?? []), word]);
	journal.saved({ word, id, device: device.name, over, told });
}

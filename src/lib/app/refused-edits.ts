import * as z from 'zod/mini';
import { parseDocId } from '#domain/documents/ids.ts';
import { merging } from '#domain/documents/merging.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { foreignEdits } from '#domain/merge/foreign-edits.ts';
import { readState } from '#domain/merge/read-state.ts';
import { deviceOf, type Stamp } from '#domain/merge/stamp.ts';
import { displayName } from '#domain/search/display-name.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { isWrittenOnce } from '../store/merged-document.ts';
import type { RejectedEdit } from '../store/rejected-store.ts';
import { generationOf } from '../store/revision.ts';
import type { RefusedValue } from './engine-api.ts';
import { refusedAnswers } from './refused-answers.ts';

/**
 * What was written here and refused, where the device shows something else now: what a colleague wrote
 * is neither told nor undone. The version vector can't tell, for a later edit of one's own has moved it
 * past the refused one.
 *
 * @returns null when the document is not here, or never changes
 */
async function editsLeft(
	database: LocalDatabase,
	{ docId, body }: RejectedEdit
): Promise<readonly FieldEdit[] | null> {
	const shown = isWrittenOnce(docId) ? null : await database.read(docId);
	const state = shown === null ? null : readState(shown.body);
	if (shown === null || state === null) return null;
	const { m, ...values } = body;
	const refused = stampsOf(m);
	const current = stampsOf(shown.body['m']);
	const isOwn = (path: string): boolean => {
		const stamp = refused.get(path);
		return stamp !== undefined && isBy(stamp, database.clock.device) && current.get(path) !== stamp;
	};
	// Items that the app writes have ids of their own.
	const edits = foreignEdits(state, values, (list, index) => `${list}-${index}`);
	return refused.size === 0 ? edits : edits.flatMap((edit) => ownPart(edit, isOwn, refused));
}

function ownPart(
	edit: FieldEdit,
	isOwn: (path: string) => boolean,
	known: ReadonlyMap<string, Stamp>
): readonly FieldEdit[] {
	switch (edit.op) {
		case 'set':
			return isOwn(edit.path) ? [edit] : [];
		case 'remove': {
			// An item that the refused edit has not known has been added since.
			const fields = `${edit.list}/${edit.item}/`;
			return [...known.keys()].some((path) => path.startsWith(fields)) ? [edit] : [];
		}
		case 'add': {
			const { list, item } = edit;
			const own = Object.entries(edit.values).filter(([field]) =>
				isOwn(`${list}/${item}/${field}`)
			);
			return own.length === 0 ? [] : [{ ...edit, values: Object.fromEntries(own) }];
		}
	}
}

/** By path, of the values shown. */
function stampsOf(m: Json | undefined): ReadonlyMap<string, Stamp> {
	const parsed = z.safeParse(merging, m);
	return new Map(parsed.success ? Object.entries(parsed.data.f) : []);
}

function isBy(stamp: Stamp, device: string): boolean {
	return deviceOf(stamp) === device;
}

/** Field by field, for a person to read. */
export async function refusedValues(
	database: LocalDatabase,
	edits: readonly RejectedEdit[]
): Promise<readonly RefusedValue[]> {
	// The customer and the consents of a sign-up say again what its answers say.
	const entry = edits.find(({ docId }) => parseDocId(docId)?.kind === 'entry');
	if (entry !== undefined) return refusedAnswers(database, entry.docId, contentOf(entry));
	const told = edits.filter(({ docId }) => !isHistory(docId));
	const values = await Promise.all(
		told.map(async (edit) => {
			const left = await editsLeft(database, edit);
			return left?.flatMap((each) => valuesOf(each, edit.body)) ?? valuesIn(contentOf(edit));
		})
	);
	return values.flat();
}

/** What tells of an edit says again what the edited document says. */
function isHistory(docId: string): boolean {
	return parseDocId(docId)?.kind === 'edit';
}

/** Who a refused record is about, from what it says itself: it may be nowhere else any more. */
export function refusedName(edits: readonly RejectedEdit[]): string {
	for (const edit of edits) {
		const { givenName = '', familyName = '', companyName = '' } = contentOf(edit);
		const texts = { givenName, familyName, companyName };
		const named = Object.entries(texts).filter(([, text]) => typeof text === 'string');
		const name = displayName({ type: 'person', ...Object.fromEntries(named) });
		if (name !== '') return name;
	}
	return '';
}

/**
 * Makes the edits once more, as new ones, or lists again whole what was created here.
 *
 * @returns false when something can't be tried again: the document it belonged to is gone
 * @throws StorageError
 */
export async function tryAgain(
	database: LocalDatabase,
	edits: readonly RejectedEdit[],
	unit: string
): Promise<boolean> {
	const asked = await Promise.all(
		edits.map(async (edit) => ({ edit, left: await editsLeft(database, edit) }))
	);
	const whole = asked.filter(({ left }) => left === null).map(({ edit }) => edit);
	if (whole.some(({ rev }) => generationOf(rev) !== 1)) return false;
	for (const { edit, left } of asked) {
		if (left !== null) await database.edit(edit.docId, left, unit);
	}
	const revisions = whole.map(({ docId, rev, body }) => {
		return { id: docId, rev, path: [rev], deleted: false, body };
	});
	await database.offerAgain(revisions, unit);
	return true;
}

function contentOf({ docId, body }: RejectedEdit): JsonObject {
	const isEntry = parseDocId(docId)?.kind === 'entry';
	return isEntry ? ((body['answers'] ?? {}) as JsonObject) : body;
}

function valuesOf(edit: FieldEdit, body: JsonObject): readonly RefusedValue[] {
	switch (edit.op) {
		case 'set':
			return [{ path: edit.path, value: edit.value }];
		case 'remove':
			return [{ path: edit.list, value: null }];
		case 'add': {
			const { list, item, values } = edit;
			const kind = kindOf(itemsOf(body[list]).find(({ id }) => id === item) ?? values);
			return Object.entries(values).map(([field, value]) => {
				return { path: `${list}/${item}/${field}`, ...kind, value };
			});
		}
	}
}

/** What a record is made of besides what it says. */
const TECHNICAL: ReadonlySet<string> = new Set([
	'schema',
	'assigned',
	'm',
	'by',
	'device',
	'stamp',
	'entry',
	'discreet'
]);

function valuesIn(content: JsonObject): readonly RefusedValue[] {
	return Object.entries(content).flatMap(([key, value]): readonly RefusedValue[] => {
		if (TECHNICAL.has(key) || value === '' || value === null) return [];
		const items = itemsOf(value);
		if (items.length === 0) return typeof value === 'object' ? [] : [{ path: key, value }];
		return items.flatMap(({ id, kind, ...fields }, index) =>
			Object.entries(fields).map(([field, each]) => {
				return {
					path: `${key}/${typeof id === 'string' ? id : index}/${field}`,
					...kindOf({ kind }),
					value: each
				};
			})
		);
	});
}

function itemsOf(value: Json | undefined): readonly Record<string, Json>[] {
	if (!Array.isArray(value)) return [];
	return value.filter((item): item is JsonObject => {
		return typeof item === 'object' && item !== null && 'id' in item;
	});
}

function kindOf({ kind }: { readonly kind?: Json | undefined }): { readonly itemKind?: string } {
	return typeof kind === 'string' ? { itemKind: kind } : {};
}

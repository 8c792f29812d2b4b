import type { CustomerFacts } from '#domain/access/customer-facts.ts';
import {
	apartId,
	isCustomFieldName,
	type CustomFieldName
} from '#domain/documents/custom-field.ts';
import type { Section } from '#domain/documents/ids.ts';
import {
	APART,
	ownSections,
	sectionSchemas,
	type KeptSection,
	type OwnSection
} from '#domain/documents/sections.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { MergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';
import { forReader, sectionConflictsOf, type ConflictReader } from './conflict-inbox.ts';
import { coreId, sectionId } from './customer-ids.ts';
import type { Absorbed } from './customer-merges.ts';
import { addedFields } from './added-fields.ts';
import type { SectionValues } from './engine-api.ts';
import { EngineError } from './engine-error.ts';

/** What of a customer somebody may do with a section. */
export type RightTo = (section: Section) => 'none' | 'read' | 'write';

export interface SectionOwner {
	readonly cid: string;
	readonly name: string;
	readonly absorbed: readonly Absorbed[];
	readonly facts: CustomerFacts;
}

/** The sections of a customer that have a document of their own, as far as they may be read. */
export async function readSections(
	reader: ConflictReader,
	owner: SectionOwner,
	rightTo: RightTo
): Promise<Readonly<Partial<Record<KeptSection, SectionValues>>>> {
	const readable = ownSections.filter((section) => rightTo(section) !== 'none');
	const read = await Promise.all(
		readable.map(async (section) => [section, await readSection(reader, owner, section)] as const)
	);
	const apart = await readApart(reader, owner, rightTo);
	return { ...Object.fromEntries(read), ...(apart !== null && { [APART]: apart }) };
}

/** Fields that were set apart, each from its own document; null where there are none that may be read. */
async function readApart(
	reader: ConflictReader,
	owner: SectionOwner,
	rightTo: RightTo
): Promise<SectionValues | null> {
	const added = (await addedFields(reader.database)).filter(({ section }) => section === APART);
	const readable = added.flatMap(({ name }) => {
		const right = rightTo(name);
		return right === 'none' ? [] : [{ name, right }];
	});
	if (readable.length === 0) return null;
	const all = await Promise.all(readable.map(({ name }) => readSection(reader, owner, name)));
	return {
		fields: Object.fromEntries(readable.map(({ name, right }) => [name, right])),
		values: Object.assign({}, ...all.map(({ values }) => values)) as SectionValues['values'],
		conflicts: all.flatMap(({ conflicts }) => conflicts),
		absorbed: owner.absorbed.flatMap(({ cid, name }) => {
			const theirs = all.flatMap(({ absorbed }) => absorbed.filter((each) => each.cid === cid));
			if (theirs.length === 0) return [];
			const values: unknown = Object.assign({}, ...theirs.map((each) => each.values));
			return [{ cid, name, values: values as SectionValues['values'] }];
		})
	};
}

/**
 * Edits a section, which is made where there is none yet. Durable when it resolves.
 *
 * @returns false when the device does not hold the customer
 * @throws EngineError `invalid`, StorageError when it can't be kept
 */
export async function editSection(
	database: LocalDatabase,
	{ cid, section }: { readonly cid: string; readonly section: KeptSection },
	edits: readonly FieldEdit[]
): Promise<boolean> {
	if (!isUlid(cid)) throw new EngineError('invalid', 'not a ULID');
	const changes = [...byDocument(cid, section, edits)].map(([id, own]) => {
		return { id, edits: own, begin: { schema: 1 } };
	});
	// The card itself has to be there: a section alone would hang on nothing.
	return database.editTogether([{ id: coreId(cid), edits: [] }, ...changes], cid);
}

/** @throws EngineError `invalid` for what is no field that was set apart */
function byDocument(
	cid: string,
	section: KeptSection,
	edits: readonly FieldEdit[]
): ReadonlyMap<string, readonly FieldEdit[]> {
	if (section !== APART) return new Map([[sectionId(cid, section), edits]]);
	const documents = new Map<string, FieldEdit[]>();
	for (const edit of edits) {
		const name = edit.op === 'set' ? edit.path : edit.list;
		if (!isCustomFieldName(name)) throw new EngineError('invalid', `${name} is not set apart`);
		const id = apartId(cid, name);
		documents.set(id, [...(documents.get(id) ?? []), edit]);
	}
	return documents;
}

async function readSection(
	reader: ConflictReader,
	{ cid, name, absorbed, facts }: SectionOwner,
	section: OwnSection | CustomFieldName
): Promise<SectionValues> {
	const idOf = (each: string): string =>
		isCustomFieldName(section) ? apartId(each, section) : sectionId(each, section);
	const own = await reader.database.read(idOf(cid));
	const others = await Promise.all(
		absorbed.map(async (each) => ({
			cid: each.cid,
			name: each.name,
			values: valuesOf(await reader.database.read(idOf(each.cid)), section)
		}))
	);
	const open = own === null ? [] : sectionConflictsOf(own, { cid, name }, reader);
	return {
		values: valuesOf(own, section),
		conflicts: open.map(forReader(reader.principal, facts)),
		absorbed: others.filter(({ values }) => Object.keys(values).length > 0)
	};
}

/** What a newer app, or another client, wrote otherwise than this one knows stays where it is. */
function valuesOf(
	document: MergedDocument | null,
	section: OwnSection | CustomFieldName
): Readonly<Record<string, unknown>> {
	if (document === null) return {};
	// Of such a document nothing but its field is known.
	if (isCustomFieldName(section)) {
		const value = document.body[section];
		return typeof value === 'string' && value !== '' ? { [section]: value } : {};
	}
	const parsed = parseDocument(document, sectionSchemas[section]);
	const kept = Object.entries(parsed ?? {}).filter(([key]) => !MACHINERY.has(key));
	return Object.fromEntries(kept);
}

const MACHINERY: ReadonlySet<string> = new Set(['_id', '_rev', 'schema', 'm']);

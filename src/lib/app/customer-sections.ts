import { ownSections, sectionSchemas, type OwnSection } from '#domain/documents/sections.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { MergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';
import { sectionConflictsOf, type ConflictReader } from './conflict-inbox.ts';
import { coreId, sectionId } from './customer-ids.ts';
import type { Absorbed } from './customer-merges.ts';
import type { CardRights, SectionValues } from './engine-api.ts';
import { EngineError } from './engine-error.ts';

export interface SectionOwner {
	readonly cid: string;
	readonly name: string;
	readonly absorbed: readonly Absorbed[];
}

/** The sections of a customer that have a document of their own, as far as they may be read. */
export async function readSections(
	reader: ConflictReader,
	owner: SectionOwner,
	rights: CardRights
): Promise<Readonly<Partial<Record<OwnSection, SectionValues>>>> {
	const readable = ownSections.filter((section) => rights[section] !== 'none');
	const read = await Promise.all(
		readable.map(async (section) => [section, await readSection(reader, owner, section)] as const)
	);
	return Object.fromEntries(read);
}

/**
 * Edits a section, which is made where there is none yet. Durable when it resolves.
 *
 * @returns false when the device does not hold the customer
 * @throws EngineError `invalid`, StorageError when it can't be kept
 */
export async function editSection(
	database: LocalDatabase,
	{ cid, section }: { readonly cid: string; readonly section: OwnSection },
	edits: readonly FieldEdit[]
): Promise<boolean> {
	if (!isUlid(cid)) throw new EngineError('invalid', 'not a ULID');
	const change = { id: sectionId(cid, section), edits, begin: { schema: 1 } };
	// The card itself has to be there: a section alone would hang on nothing.
	return database.editTogether([{ id: coreId(cid), edits: [] }, change], cid);
}

async function readSection(
	reader: ConflictReader,
	{ cid, name, absorbed }: SectionOwner,
	section: OwnSection
): Promise<SectionValues> {
	const own = await reader.database.read(sectionId(cid, section));
	const others = await Promise.all(
		absorbed.map(async (each) => ({
			cid: each.cid,
			name: each.name,
			values: valuesOf(await reader.database.read(sectionId(each.cid, section)), section)
		}))
	);
	return {
		values: valuesOf(own, section),
		conflicts: own === null ? [] : sectionConflictsOf(own, { cid, name }, reader),
		absorbed: others.filter(({ values }) => Object.keys(values).length > 0)
	};
}

/** What a newer app, or another client, wrote otherwise than this one knows stays where it is. */
function valuesOf(
	document: MergedDocument | null,
	section: OwnSection
): Readonly<Record<string, unknown>> {
	const parsed = document === null ? null : parseDocument(document, sectionSchemas[section]);
	const kept = Object.entries(parsed ?? {}).filter(([key]) => !MACHINERY.has(key));
	return Object.fromEntries(kept);
}

const MACHINERY: ReadonlySet<string> = new Set(['_id', '_rev', 'schema', 'm']);

import { campaign } from '#domain/documents/campaign.ts';
import { contest, entry } from '#domain/documents/contest.ts';
import { entryPictures } from '#domain/documents/entry-pictures.ts';
import { editEvent } from '#domain/documents/edit-event.ts';
import {
	customerAssignment,
	customerCore,
	customerLink,
	customerMerged
} from '#domain/documents/customer.ts';
import { drawStep } from '#domain/documents/draw.ts';
import { person } from '#domain/documents/directory.ts';
import { activity, complaint, consent, purchase, task } from '#domain/documents/events.ts';
import { parseDocId, type DocId, type DocKind } from '#domain/documents/ids.ts';
import { merging } from '#domain/documents/merging.ts';
import { ruling } from '#domain/documents/ruling.ts';
import { sectionSchemas } from '#domain/documents/sections.ts';
import { shared } from '#domain/documents/shared.ts';
import { z } from 'zod';
import type { JsonBody } from '../storage/port.ts';
import { fitting, ofBodies } from './fitting-schema.ts';
import { writtenPlace, writtenRole } from './written-role.ts';
import { writtenSetting } from './written-setting.ts';

/** A kind whose fields no one has settled yet still says which version of itself it is. */
const unsettled = z.looseObject({ schema: z.number(), m: z.optional(merging) });

const SCHEMAS: Readonly<Partial<Record<DocKind, z.core.$ZodType>>> = {
	activity,
	complaint,
	task,
	purchase,
	consent,
	link: customerLink,
	segment: shared,
	report: shared,
	campaign,
	edit: editEvent,
	contest,
	entry,
	picture: entryPictures,
	ruling,
	draw: drawStep,
	person,
	role: writtenRole,
	team: writtenPlace,
	territory: writtenPlace
};

const SECTION_SCHEMAS: ReadonlyMap<string, z.core.$ZodType> = new Map<string, z.core.$ZodType>([
	['core', customerCore],
	['assignment', customerAssignment],
	['merged', customerMerged],
	...Object.entries(sectionSchemas)
]);

/** Evidence, and what is appended: one revision for ever, so nothing to merge. */
const WRITTEN_ONCE: ReadonlySet<DocKind> = new Set([
	'entry',
	'picture',
	'consent',
	'edit',
	'draw',
	'file'
]);

export function isWrittenOnce({ kind }: DocId): boolean {
	return WRITTEN_ONCE.has(kind);
}

/** Whether two leaves of a document can be one. */
export function isMergeable(id: string): boolean {
	const parsed = parseDocId(id);
	return parsed !== null && !isWrittenOnce(parsed);
}

/**
 * What the body of a document of this kind must hold; unknown fields pass, for a newer app may know them.
 *
 * @param id was parsed, so nothing is to be found in it any more
 * @param body that is asked about: what it does not name, and need not, is not looked for
 */
export function schemaOf(id: DocId, body: JsonBody): z.core.$ZodType {
	return fitting(ofBodies(wholeSchemaOf(id)), body);
}

function wholeSchemaOf(id: DocId): z.core.$ZodType {
	if (id.kind === 'settings') return writtenSetting(id.slug);
	if (id.kind !== 'customer') return SCHEMAS[id.kind] ?? unsettled;
	return SECTION_SCHEMAS.get(id.section) ?? unsettled;
}

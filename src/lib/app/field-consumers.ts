import { contest, type Contest } from '#domain/documents/contest.ts';
import {
	customField,
	customFieldId,
	customFieldName,
	customFieldSlug
} from '#domain/documents/custom-field.ts';
import { segment } from '#domain/documents/segment.ts';
import { parseStamp } from '#domain/merge/stamp.ts';
import { usedFields } from '#domain/segments/used-fields.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import { USED_WITHIN_DAYS, type FieldUse } from './fields-api.ts';

/** Something that people have made which rests on fields of the card. */
interface FieldConsumer extends FieldUse {
	/** by id of the row of the card, or what is no row of it */
	readonly fields: readonly string[];
}

/**
 * All that there is to rest on a field. What comes to do so besides, such as reports and labels, is one
 * more line here.
 */
const CONSUMERS: readonly ((database: LocalDatabase) => Promise<readonly FieldConsumer[]>)[] = [
	savedSegments,
	contestForms
];

const DAY_MS = 86_400_000;

/** Rows of the card that are called otherwise where they are asked about. */
const ROWS: Readonly<Record<string, string>> = {
	phone: 'phones',
	phoneKind: 'phones',
	email: 'emails',
	emailKind: 'emails',
	...Object.fromEntries(
		[
			'street',
			'number',
			'houseNumber',
			'complement',
			'postalCode',
			'city',
			'region',
			'country',
			'addressKind'
		].map((part) => [part, 'addresses'])
	)
};

/**
 * By id of the row of the card, what rests on it, or did until less than 90 days ago. Something that
 * stands is in use as long as it does, however long ago somebody has changed it: whether it was looked
 * at is noted nowhere.
 *
 * @param now milliseconds since the epoch
 */
export async function fieldUses(
	database: LocalDatabase,
	now: number
): Promise<Readonly<Record<string, readonly FieldUse[]>>> {
	const consumers = (await Promise.all(CONSUMERS.map((read) => read(database)))).flat();
	const uses = new Map<string, FieldUse[]>();
	for (const { fields, by, name, until } of consumers) {
		const isOver = until !== undefined && until < now;
		if (isOver && until < now - USED_WITHIN_DAYS * DAY_MS) continue;
		const rows = new Set(fields.map((field) => ROWS[field] ?? field));
		const use = { by, name, ...(isOver && { until }) };
		for (const row of rows) uses.set(row, [...(uses.get(row) ?? []), use]);
	}
	return Object.fromEntries(uses);
}

/** Fields that were added less than 90 days ago: nobody can have used them for so long. */
export async function youngFields(
	database: LocalDatabase,
	now: number
): Promise<readonly string[]> {
	const all = await readDocuments(database, startingWith(customFieldId('')), customField);
	return all.flatMap(({ _id, m }) => {
		const slug = customFieldSlug(_id);
		// Fixed when the field is made.
		const made = timeOf(m?.f['type']);
		const isYoung = made !== null && made > now - USED_WITHIN_DAYS * DAY_MS;
		return slug !== null && isYoung ? [customFieldName(slug)] : [];
	});
}

async function savedSegments(database: LocalDatabase): Promise<readonly FieldConsumer[]> {
	const all = await readDocuments(database, startingWith('segment:'), segment);
	return all.map(({ name, where, sort = [], archived, m }) => {
		const fields = usedFields({ where, sort }).map(({ field }) => field);
		if (archived !== true) return { by: 'segment', name, fields };
		return { by: 'segment', name, fields, until: timeOf(m?.f['archived']) ?? 0 };
	});
}

/** A draft asks nobody anything. */
async function contestForms(database: LocalDatabase): Promise<readonly FieldConsumer[]> {
	const all = await readDocuments(database, startingWith('contest:'), contest);
	return all
		.filter(({ state }) => state !== 'draft')
		.map((each) => {
			const { name, questions } = each;
			// Whoever signs up comes from there, and the card says so.
			const fields = [...questions.map(({ field }) => field), 'source', 'campaign'];
			return { by: 'contest', name, fields, until: endOf(each) };
		});
}

function endOf({ state, to, m }: Contest): number {
	const lastDay = Date.parse(to) + DAY_MS;
	const closed = state === 'closed' ? timeOf(m?.f['state']) : null;
	return closed === null ? lastDay : Math.min(closed, lastDay);
}

function timeOf(stamp: string | undefined): number | null {
	return stamp === undefined ? null : parseStamp(stamp).ms;
}

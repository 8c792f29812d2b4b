import type { DocId, Section } from '../documents/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { SearchedText } from './searched-text.ts';

/** Whether somebody may search by a field, which is named by its key in the document. */
export type MayFindBy = (section: Section, field: string) => boolean;

/** Texts of the core that the index of names does not have. */
const CORE = ['honorific', 'jobTitle', 'campaign'];
/** What is written in events, in the order in which it tells something. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
	activity: ['summary'],
	task: ['title', 'outcome'],
	complaint: ['summary', 'resolution'],
	purchase: ['product']
};
const MACHINERY: ReadonlySet<string> = new Set(['_id', '_rev', 'schema', 'm']);
/** Of these one chooses: a code stands for the answer, and nobody types it. */
const CODED: ReadonlySet<string> = new Set(['paymentMethod', 'country']);
const CODE = /^(?:yes|no|\d{4}-\d\d-\d\d|o-[0-9a-z]{26})$/;

/**
 * All that one document has of texts that somebody can be found by, beyond what the list shows: notes,
 * what was said and bought, what was agreed, and fields that administrators have added.
 *
 * @param body merged
 */
export function textsOfDocument(
	id: DocId,
	body: JsonObject,
	mayFindBy: MayFindBy
): readonly SearchedText[] {
	if (id.kind === 'customer') {
		switch (id.section) {
			case 'core':
				return ofCore(body).filter(({ field }) => mayFindBy('core', field));
			case 'assignment':
			case 'merged':
				return [];
			default: {
				const { section } = id;
				return ofSection(body).filter(({ field }) => mayFindBy(section, field));
			}
		}
	}
	const { kind } = id;
	if (!isSearchedEvent(kind) || body['archived'] === true) return [];
	return (EVENTS[kind] ?? [])
		.filter((field) => mayFindBy(kind, field))
		.flatMap((field) => textIn(kind, body[field]));
}

function ofCore(body: JsonObject): readonly SearchedText[] {
	const added = Object.keys(body).filter((key) => key.startsWith('x-'));
	return [
		...itemsOf(body, 'phones', ['number']),
		...itemsOf(body, 'emails', ['address']),
		...itemsOf(body, 'addresses', [
			'street',
			'number',
			'complement',
			'postalCode',
			'city',
			'region'
		]),
		...itemsOf(body, 'tags', ['value']),
		...[...CORE, ...added].flatMap((field) => textIn(field, body[field]))
	];
}

function ofSection(body: JsonObject): readonly SearchedText[] {
	return Object.entries(body)
		.filter(([field]) => !MACHINERY.has(field) && !CODED.has(field))
		.flatMap(([field, value]) => textIn(field, value));
}

/** One text for each item, its parts as they are read. */
function itemsOf(
	body: JsonObject,
	list: string,
	parts: readonly string[]
): readonly SearchedText[] {
	const items = body[list];
	if (!Array.isArray(items)) return [];
	return items.flatMap((item) => {
		const holder = item as Readonly<Record<string, unknown>> | null;
		const texts = parts.map((part) => holder?.[part]);
		return textIn(list, texts.filter((text) => typeof text === 'string').join(' '));
	});
}

/** A foreign client may have written anything. */
function textIn(field: string, value: unknown): readonly SearchedText[] {
	if (typeof value !== 'string' || CODE.test(value)) return [];
	const text = value.replace(/\s+/g, ' ').trim();
	return text === '' ? [] : [{ field, text }];
}

function isSearchedEvent(kind: string): kind is 'activity' | 'task' | 'complaint' | 'purchase' {
	return Object.hasOwn(EVENTS, kind);
}

import { customerAssignment, customerCore } from '#domain/documents/customer.ts';
import { activity, complaint, purchase, task } from '#domain/documents/events.ts';
import { sectionSchemas, ownSections, type OwnSection } from '#domain/documents/sections.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	cardFields,
	cardLists,
	formFields,
	itemField,
	ownFields
} from './customers/card-fields.ts';
import { PLAIN_LAYOUT } from './customers/card-layout.ts';
import { BELONGING_FIELDS } from './customers/assignment-keeper.ts';
import { EVENT_FIELDS } from './customers/event-fields.ts';
import { sectionFields, sortedByValue } from './customers/section-fields.ts';
import { toDraft } from './segments/condition-draft.ts';
import { TOPICS, type Topic } from './segments/topics.ts';
import { segmentOrders } from './segments/segment-orders.ts';
import type { Revision } from '../store/revision.ts';
import {
	ANA,
	customer,
	known,
	meAs,
	NOW,
	openLocalEngine
} from '../../../tests/builders/local-engine.ts';
import type { LocalEngine } from '../../../tests/builders/local-engine.ts';
import {
	CARD_WALK,
	NO_FIELDS,
	type Because,
	type WalkedField
} from '../../../tests/builders/card-walk.ts';

const SCHEMAS: Readonly<Record<string, object>> = {
	core: customerCore,
	assignment: customerAssignment,
	...sectionSchemas,
	activity,
	task,
	complaint,
	purchase
};
/** Of every document, or of every item and event. */
const MACHINERY = new Set(['_id', '_rev', 'schema', 'm', 'id']);
const OF_EVENTS = new Set(['by', 'at', 'archived']);

/** As far as a schema tells of itself what it is made of. */
interface Told {
	readonly def: {
		readonly innerType?: Told;
		readonly element?: Told;
		readonly shape?: Readonly<Record<string, Told>>;
		readonly type: string;
	};
}

/** Keys of a document, and of the items in its lists. */
function keysIn(schema: Told): readonly string[] {
	const entries = Object.entries(schema.def.shape ?? {}).filter(([key]) => !MACHINERY.has(key));
	return entries.flatMap(([key, of]) => {
		const inner = of.def.innerType ?? of;
		const items = inner.def.element;
		return items === undefined ? [key] : keysIn(items).map((part) => `${key}/${part}`);
	});
}

function isBecause(way: object | string): way is Because {
	return typeof way === 'object' && 'because' in way;
}

const nameOf = ({ document, path }: WalkedField): string => `${document}/${path}`;
const isEvent = (document: string): boolean => Object.hasOwn(EVENT_FIELDS, document);

test('the walk goes over every field that a document can hold', () => {
	const declared = Object.entries(SCHEMAS).flatMap(([document, schema]) =>
		keysIn(schema as Told)
			.filter((key) => !isEvent(document) || !OF_EVENTS.has(key))
			.map((key) => `${document}/${key}`)
	);
	const walked = [...CARD_WALK.map(nameOf), ...Object.keys(NO_FIELDS)];
	expect(walked.toSorted()).toEqual(declared.toSorted());
});

describe('each field', () => {
	let local: LocalEngine;
	const cids = new Map<WalkedField, string>();

	beforeAll(async () => {
		const documents = CARD_WALK.flatMap((field) => {
			const { cid, revisions } = whoHas(field);
			cids.set(field, cid);
			return revisions;
		});
		local = await openLocalEngine({ me: meAs('administrator'), documents });
	});
	afterAll(() => local.engine.close());

	/** Somebody of whom nothing else is known. */
	function whoHas({ document, values }: WalkedField): { cid: string; revisions: Revision[] } {
		const { cid, revision } = customer(document === 'core' ? values : {});
		if (document === 'core') return { cid, revisions: [revision] };
		if (!isEvent(document)) {
			return { cid, revisions: [revision, known(`customer:${cid}:${document}`, values)] };
		}
		const at = new Date(NOW - 1000).toISOString();
		const id = `${document}:${cid}:${newUlid(NOW, Math.random)}`;
		return { cid, revisions: [revision, known(id, { by: ANA, at, ...values })] };
	}

	async function searched(text: string): Promise<readonly string[]> {
		const query = { text, sort: [], language: 'es', offset: 0, limit: 500 };
		return (await local.engine.customers(query)).rows.map(({ cid }) => cid);
	}
	function segment(question: Partial<Parameters<LocalEngine['engine']['askSegment']>[0]>) {
		return local.engine.askSegment({
			where: { kind: 'all', of: [] },
			sort: [],
			language: 'es',
			timeZone: 'Europe/Madrid',
			offset: 0,
			limit: 500,
			...question
		});
	}

	test.each(CARD_WALK.map((field) => [nameOf(field), field] as const))(
		'%s is entered and shown on the card',
		(_name, { document, path, values, entered }) => {
			if (isBecause(entered)) return;
			const names = formOf(document, values);
			expect(names.entered).toContain(path);
			expect(names.shown).toContain(path);
		}
	);

	test.each(CARD_WALK.map((field) => [nameOf(field), field] as const))(
		'%s is found, filtered and sorted by',
		async (_name, field) => {
			const { found, filtered, sorted, document } = field;
			const cid = cids.get(field);
			// Texts are read once the engine has started.
			if (!isBecause(found)) await expect.poll(() => searched(found)).toEqual([cid]);
			if (!isBecause(filtered)) {
				expect(isOffered(filtered), 'a form asks for it').toBe(true);
				const { rows, refused } = await segment({ where: filtered });
				expect(refused).toEqual([]);
				const members = rows.map(({ row }) => row.cid);
				if (isEvent(document)) expect(members).toContain(cid);
				else expect(members).toEqual([cid]);
			}
			if (!isBecause(sorted)) {
				expect(segmentOrders([], ownSections).map(({ by }) => by)).toContain(sorted);
				const both = await Promise.all(
					(['up', 'down'] as const).map(async (direction) => {
						const { rows } = await segment({ sort: [{ field: sorted, direction }] });
						return rows.map(({ row }) => row.cid).indexOf(cid ?? '');
					})
				);
				// Whoever has nothing to be sorted by is last both ways.
				const also = isEvent(document) ? document : null;
				const having = CARD_WALK.filter((one) => one.sorted === sorted || one.document === also);
				expect(Math.min(...both)).toBeLessThan(having.length);
			}
		}
	);

	function isOffered(node: Parameters<typeof toDraft>[0]): boolean {
		const topics: readonly Topic[] = Object.values(TOPICS).flat();
		const topic = JSON.stringify(toDraft(node)?.topic);
		return topics.some((each) => JSON.stringify(each) === topic);
	}
});

function formOf(
	document: string,
	values: JsonObject
): { readonly entered: readonly string[]; readonly shown: readonly string[] } {
	if (isEvent(document)) {
		const names = EVENT_FIELDS[document as keyof typeof EVENT_FIELDS].map(({ name }) => name);
		const all = document === 'activity' ? [...names, 'channel'] : names;
		return { entered: all, shown: all };
	}
	if (document === 'assignment') return { entered: BELONGING_FIELDS, shown: BELONGING_FIELDS };
	const section = ownSections.find((each): each is OwnSection => each === document);
	if (section !== undefined) {
		const entered = sectionFields(section, PLAIN_LAYOUT).flatMap(({ names }) => names);
		const { filled } = sortedByValue(section, values, PLAIN_LAYOUT);
		return { entered, shown: filled.flatMap(({ names }) => names) };
	}
	const core = { _id: '', schema: 1, type: 'person', assigned: {}, ...values } as never;
	const form = formFields(core, PLAIN_LAYOUT);
	const items = cardLists.flatMap((list) =>
		itemField(list, 'i1', true).names.map((name) => `${list}/${name}`)
	);
	const own = ownFields(PLAIN_LAYOUT).flatMap(({ names }) => names);
	const rows = cardFields(core, PLAIN_LAYOUT).flatMap((field) =>
		field.names.map((name) => ('list' in field ? `${field.list}/${name}` : name))
	);
	const edited = [...form.about, ...form.personal].flatMap(({ names }) => names);
	// Tags and the name stand in the head of the card.
	const head = ['tags/value', 'givenName', 'familyName'];
	return {
		entered: [...items, ...own.filter((name) => edited.includes(name)), ...head],
		shown: [...rows, ...head]
	};
}

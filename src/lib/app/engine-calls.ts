import * as z from 'zod/mini';
import { contest } from '#domain/documents/contest.ts';
import { stamp } from '#domain/documents/merging.ts';
import { ownSections } from '#domain/documents/sections.ts';
import { segmentNode, segmentSort } from '#domain/documents/segment.ts';
import type { Json } from '#domain/kernel/json.ts';
import { customerEvents, type EngineApi } from './engine-api.ts';
import { EngineError } from './engine-error.ts';

/** `close` is no call: it ends the engine for every window. */
export type EngineMethod = Exclude<keyof EngineApi, 'close'>;

const text = z.string();
const json = z.unknown() as z.ZodMiniType<Json>;

const texts = z.array(text);

const customerSort = z.object({
	by: z.enum(['name', 'company', 'place', 'stage', 'recent']),
	descending: z.exactOptional(z.literal(true))
});

const customerQuery = z.object({
	text,
	stages: z.exactOptional(texts),
	territories: z.exactOptional(texts),
	tags: z.exactOptional(texts),
	notContactedSince: z.exactOptional(text),
	sort: z.array(customerSort),
	language: z.exactOptional(text),
	offset: z.number().check(z.nonnegative()),
	limit: z.number().check(z.nonnegative(), z.maximum(1000))
});

const fieldEdit = z.discriminatedUnion('op', [
	z.object({ op: z.literal('set'), path: text, value: json }),
	z.object({
		op: z.literal('add'),
		list: text,
		item: text,
		values: z.record(z.string(), json)
	}),
	z.object({ op: z.literal('remove'), list: text, item: text })
]);

const openConflict = z.object({
	docId: text,
	cid: text,
	customerName: text,
	path: text,
	itemKind: z.exactOptional(text),
	values: z.array(
		z.object({
			value: json,
			byName: text,
			mine: z.boolean(),
			at: z.number(),
			stamp,
			broughtBackBy: z.exactOptional(text)
		})
	)
});

const submission = z.object({
	kid: text,
	ulid: text,
	answers: z.record(z.string(), z.unknown()),
	notice: z.object({ version: text, text }),
	rules: z.exactOptional(z.object({ version: text, text })),
	consents: z.array(
		z.object({
			purpose: text,
			channel: z.exactOptional(text),
			granted: z.boolean(),
			text,
			version: text
		})
	),
	language: text,
	customer: z.exactOptional(text)
});

const probe = z.object({
	givenName: text,
	familyName: text,
	phone: text,
	email: text,
	country: text
});

const newEvent = z.object({
	kind: z.enum(customerEvents),
	cid: text,
	ulid: text,
	values: z.record(z.string(), json)
});
const newCustomer = z.object({
	cid: text,
	type: z.enum(['person', 'company', 'supplier']),
	territory: text,
	edits: z.array(fieldEdit)
});
const newLink = z.object({ cid: text, ulid: text, to: text, role: text });
const historyQuestion = z.object({ cid: text, older: z.exactOptional(text) });
const drawQuestion = z.object({
	kid: text,
	take: z.exactOptional(
		z.object({
			step: z.enum(['commit', 'freeze', 'draw', 'redraw', 'abandon']),
			body: z.record(z.string(), json)
		})
	)
});
const captureOpening = z.object({ kid: text, ulid: text });
const postalArea = z.object({ postalCode: text, country: text });

const kioskLock = z.object({ kid: text, language: text });
const kioskProof = z.union([z.object({ pin: text }), z.object({ password: text })]);

type Handler = (engine: EngineApi, args: unknown) => Promise<unknown>;

const pair = z.object({ first: text, second: text });
const mergeOrder = z.object({
	winner: text,
	loser: text,
	choices: z.record(z.string(), z.enum(['winner', 'loser']))
});

const segmentQuestion = z.object({
	where: segmentNode,
	sort: segmentSort,
	language: z.enum(['es', 'fr', 'en']),
	timeZone: text,
	offset: z.number().check(z.nonnegative()),
	limit: z.number().check(z.nonnegative(), z.maximum(1000))
});
const segmentDraft = z.object({
	ulid: text,
	name: text,
	where: segmentNode,
	sort: segmentSort,
	audience: texts
});

const publishOrder = z.object({ kid: text, after: z.number(), contest });
const entryRuling = z.object({ kid: text, ulid: text, as: z.enum(['counts', 'second']) });

/** Each call with its arguments parsed: the window that asks may run another version of the app. */
const handlers: { readonly [method in EngineMethod]: Handler } = {
	customers: (engine, args) => engine.customers(...parse(z.tuple([customerQuery]), args)),
	facets: (engine) => engine.facets(),
	customer: (engine, args) => engine.customer(...parse(z.tuple([text]), args)),
	editCustomer: (engine, args) =>
		engine.editCustomer(...parse(z.tuple([text, z.array(fieldEdit)]), args)),
	editSection: (engine, args) =>
		engine.editSection(...parse(z.tuple([text, z.enum(ownSections), z.array(fieldEdit)]), args)),
	placesForNew: (engine) => engine.placesForNew(),
	createCustomer: (engine, args) => engine.createCustomer(...parse(z.tuple([newCustomer]), args)),
	linksOf: (engine, args) => engine.linksOf(...parse(z.tuple([text]), args)),
	readersOf: (engine, args) => engine.readersOf(...parse(z.tuple([text]), args)),
	addLink: (engine, args) => engine.addLink(...parse(z.tuple([newLink]), args)),
	editLink: (engine, args) => engine.editLink(...parse(z.tuple([text, z.array(fieldEdit)]), args)),
	addEvent: (engine, args) => engine.addEvent(...parse(z.tuple([newEvent]), args)),
	editEvent: (engine, args) =>
		engine.editEvent(...parse(z.tuple([text, z.array(fieldEdit)]), args)),
	agenda: (engine) => engine.agenda(),
	history: (engine, args) => engine.history(...parse(z.tuple([historyQuestion]), args)),
	duplicates: (engine, args) =>
		engine.duplicates(...parse(z.tuple([z.enum(['anew', 'known'])]), args)),
	compareCustomers: (engine, args) => engine.compareCustomers(...parse(z.tuple([pair]), args)),
	mergeCustomers: (engine, args) => engine.mergeCustomers(...parse(z.tuple([mergeOrder]), args)),
	undoMerge: (engine, args) => engine.undoMerge(...parse(z.tuple([text]), args)),
	setApart: (engine, args) => engine.setApart(...parse(z.tuple([pair, z.boolean()]), args)),
	askSegment: (engine, args) => engine.askSegment(...parse(z.tuple([segmentQuestion]), args)),
	segmentChoices: (engine) => engine.segmentChoices(),
	segments: (engine) => engine.segments(),
	saveSegment: (engine, args) => engine.saveSegment(...parse(z.tuple([segmentDraft]), args)),
	archiveSegment: (engine, args) =>
		engine.archiveSegment(...parse(z.tuple([text, z.boolean()]), args)),
	mayPublish: (engine) => engine.mayPublish(),
	contestPage: (engine, args) => engine.contestPage(...parse(z.tuple([text]), args)),
	publishContest: (engine, args) => engine.publishContest(...parse(z.tuple([publishOrder]), args)),
	ruleEntry: (engine, args) => engine.ruleEntry(...parse(z.tuple([entryRuling]), args)),
	signedTexts: (engine, args) => engine.signedTexts(...parse(z.tuple([text]), args)),
	contests: (engine) => engine.contests(),
	contestList: (engine) => engine.contestList(),
	draw: (engine, args) => engine.draw(...parse(z.tuple([drawQuestion]), args)),
	submitEntry: (engine, args) => engine.submitEntry(...parse(z.tuple([submission]), args)),
	lookalikes: (engine, args) => engine.lookalikes(...parse(z.tuple([probe]), args)),
	tally: (engine, args) => engine.tally(...parse(z.tuple([text]), args)),
	prepareCapture: (engine, args) =>
		engine.prepareCapture(...parse(z.tuple([captureOpening]), args)),
	cityOf: (engine, args) => engine.cityOf(...parse(z.tuple([postalArea]), args)),
	kiosk: (engine) => engine.kiosk(),
	setKioskPin: (engine, args) => engine.setKioskPin(...parse(z.tuple([text]), args)),
	lockKiosk: (engine, args) => engine.lockKiosk(...parse(z.tuple([kioskLock]), args)),
	unlockKiosk: (engine, args) => engine.unlockKiosk(...parse(z.tuple([kioskProof]), args)),
	eventReadiness: (engine, args) => engine.eventReadiness(...parse(z.tuple([text]), args)),
	conflicts: (engine) => engine.conflicts(),
	resolveConflict: (engine, args) =>
		engine.resolveConflict(...parse(z.tuple([text, text, json]), args)),
	settledConflicts: (engine) => engine.settledConflicts(),
	reopenConflict: (engine, args) =>
		engine.reopenConflict(...parse(z.tuple([openConflict, json]), args)),
	status: (engine) => engine.status(),
	pending: (engine) => engine.pending(),
	rejected: (engine) => engine.rejected(),
	discardRejected: (engine, args) => engine.discardRejected(...parse(z.tuple([text]), args)),
	bringBackRejected: (engine, args) => engine.bringBackRejected(...parse(z.tuple([text]), args)),
	retryRejected: (engine, args) => engine.retryRejected(...parse(z.tuple([text]), args)),
	rescue: (engine) => engine.rescue(),
	syncNow: (engine) => engine.syncNow()
};

/** @throws EngineError `invalid` for a method or arguments that are not ours, and whatever the call throws */
export async function callEngine(
	engine: EngineApi,
	method: string,
	args: unknown
): Promise<unknown> {
	if (!Object.hasOwn(handlers, method)) throw new EngineError('invalid', `no method ${method}`);
	return handlers[method as EngineMethod](engine, args);
}

function parse<T>(schema: z.ZodMiniType<T>, args: unknown): T {
	const parsed = z.safeParse(schema, args);
	if (parsed.success) return parsed.data;
	throw new EngineError('invalid', z.prettifyError(parsed.error));
}

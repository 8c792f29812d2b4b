import * as z from 'zod/mini';
import { contest, remarks } from '#domain/documents/contest.ts';
import { consentWays } from '#domain/documents/events.ts';
import {
	customerTypes,
	customFieldSections,
	customFieldTypes
} from '#domain/documents/custom-field.ts';
import { MOST_DAYS } from '#domain/documents/contact-settings.ts';
import { historyDays, historyKeeping } from '#domain/documents/history-settings.ts';
import { levels } from '#domain/documents/directory.ts';
import { stamp } from '#domain/documents/merging.ts';
import { keptSections } from '#domain/documents/sections.ts';
import { segmentNode, segmentSort } from '#domain/documents/segment.ts';
import type { Json } from '#domain/kernel/json.ts';
import { complaintPeriods } from '#domain/reports/complaint-times.ts';
import { customerEvents, type EngineApi } from './engine-api.ts';
import { EngineError } from './engine-error.ts';
import { invoke, isEngineMethod, type EngineMethod } from './engine-methods.ts';

const text = z.string();
const json = z.unknown() as z.ZodMiniType<Json>;

const texts = z.array(text);

const customerSort = z.object({
	by: z.enum(['name', 'company', 'place', 'stage', 'recent']),
	descending: z.exactOptional(z.literal(true))
});

const segmentFilter = z.object({ ulid: text, timeZone: text });

const customerQuery = z.object({
	text,
	stages: z.exactOptional(texts),
	territories: z.exactOptional(texts),
	tags: z.exactOptional(texts),
	notContactedSince: z.exactOptional(text),
	archived: z.exactOptional(z.literal(true)),
	segment: z.exactOptional(segmentFilter),
	sort: z.array(customerSort),
	language: z.exactOptional(text),
	offset: z.number().check(z.nonnegative()),
	limit: z.number().check(z.nonnegative(), z.maximum(1000))
});

const campaignOrder = z.object({
	ulid: text,
	name: text,
	audience: texts,
	until: text,
	where: segmentNode,
	timeZone: text
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
	readOnly: z.exactOptional(z.boolean()),
	values: z.array(
		z.object({
			value: json,
			name: z.exactOptional(text),
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
	remarks: z.exactOptional(remarks),
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
const newConsent = z.object({
	cid: text,
	ulid: text,
	answer: z.object({
		purpose: text,
		channel: z.exactOptional(text),
		granted: z.boolean(),
		how: z.exactOptional(z.enum(consentWays)),
		note: z.exactOptional(text),
		words: z.exactOptional(z.object({ text, language: text }))
	})
});
const contactProbe = z.object({ phone: text, email: text, country: text });
const newCustomer = z.object({
	cid: text,
	type: z.enum(['person', 'company', 'supplier']),
	territory: text,
	edits: z.array(fieldEdit)
});
const belongs = z.object({
	owner: z.exactOptional(text),
	team: z.exactOptional(text),
	territory: z.exactOptional(text),
	discreet: z.exactOptional(z.boolean())
});
const words = z.record(z.string(), text);
const fieldOrder = z.object({
	slug: text,
	label: words,
	purpose: words,
	type: z.enum(customFieldTypes),
	section: z.enum(customFieldSections),
	of: z.array(z.enum(customerTypes)),
	options: z.array(z.object({ value: text, label: words })),
	archived: z.boolean(),
	readers: z.exactOptional(z.record(z.string(), z.enum(levels)))
});
const newLink = z.object({ cid: text, ulid: text, to: text, role: text });
const complaintQuestion = z.object({ period: z.enum(complaintPeriods), timeZone: text });
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
const kioskWaived = z.object({ missing: z.array(text), reason: text });
const kioskOrder = z.extend(kioskLock, { waived: z.exactOptional(kioskWaived) });
const kioskProof = z.union([z.object({ pin: text }), z.object({ password: text })]);

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
const viewAsQuestion = z.object({
	uid: text,
	which: z.enum(['seen', 'unseen']),
	text,
	language: text,
	limit: z.number().check(z.nonnegative(), z.maximum(1000)),
	anew: z.exactOptional(z.literal(true))
});
const segmentDraft = z.object({
	ulid: text,
	name: text,
	where: segmentNode,
	sort: segmentSort,
	audience: texts
});

const contestDraft = z.object({ kid: text, contest });
const publishOrder = z.extend(contestDraft, { after: z.number() });
const entryRuling = z.object({ kid: text, ulid: text, as: z.enum(['counts', 'second']) });

const deviceAbout = z.object({ version: text, battery: z.nullable(z.number()) });
const rescueOrder = z.object({ password: text, drafts: z.record(z.string(), json) });
const rescuedFile = z.object({ password: text, text });

/** What each call takes. It is parsed, as the window that asks may run another version of the app. */
const takes: { readonly [M in EngineMethod]: z.ZodMiniType<Parameters<EngineApi[M]>> } = {
	customers: z.tuple([customerQuery]),
	facets: z.tuple([]),
	customer: z.tuple([text]),
	editCustomer: z.tuple([text, z.array(fieldEdit)]),
	editSection: z.tuple([text, z.enum(keptSections), z.array(fieldEdit)]),
	placesForNew: z.tuple([]),
	createCustomer: z.tuple([newCustomer]),
	linksOf: z.tuple([text]),
	readersOf: z.tuple([text]),
	weighErasure: z.tuple([text]),
	eraseCustomer: z.tuple([text]),
	belonging: z.tuple([text]),
	assignCustomer: z.tuple([text, belongs]),
	addLink: z.tuple([newLink]),
	editLink: z.tuple([text, z.array(fieldEdit)]),
	noteConsent: z.tuple([newConsent]),
	closedTo: z.tuple([contactProbe]),
	cardFields: z.tuple([]),
	saveField: z.tuple([fieldOrder]),
	fieldCounts: z.tuple([]),
	hideField: z.tuple([text, z.boolean()]),
	addEvent: z.tuple([newEvent]),
	editEvent: z.tuple([text, z.array(fieldEdit)]),
	agenda: z.tuple([]),
	complaintTimes: z.tuple([complaintQuestion]),
	history: z.tuple([historyQuestion]),
	duplicates: z.tuple([z.enum(['anew', 'known'])]),
	compareCustomers: z.tuple([pair]),
	mergeCustomers: z.tuple([mergeOrder]),
	undoMerge: z.tuple([text]),
	setApart: z.tuple([pair, z.boolean()]),
	askSegment: z.tuple([segmentQuestion]),
	segmentChoices: z.tuple([]),
	segments: z.tuple([]),
	saveSegment: z.tuple([segmentDraft]),
	archiveSegment: z.tuple([text, z.boolean()]),
	audiences: z.tuple([]),
	contactInterval: z.tuple([]),
	setContactInterval: z.tuple([z.int().check(z.gte(1), z.lte(MOST_DAYS))]),
	historyKeeping: z.tuple([]),
	setHistoryKeeping: z.tuple([historyKeeping]),
	previewHistoryKeeping: z.tuple([historyDays]),
	viewablePeople: z.tuple([]),
	customersAs: z.tuple([viewAsQuestion]),
	cardAs: z.tuple([text, text]),
	campaigns: z.tuple([]),
	campaignCustomers: z.tuple([text]),
	beginCampaign: z.tuple([campaignOrder]),
	endCampaign: z.tuple([text, z.boolean()]),
	stageFunnel: z.tuple([z.nullable(segmentFilter)]),
	mayPublish: z.tuple([]),
	contestPage: z.tuple([text]),
	weighContest: z.tuple([contestDraft]),
	publishContest: z.tuple([publishOrder]),
	ruleEntry: z.tuple([entryRuling]),
	signedTexts: z.tuple([text]),
	entryPictures: z.tuple([text]),
	contests: z.tuple([]),
	contestList: z.tuple([]),
	draw: z.tuple([drawQuestion]),
	submitEntry: z.tuple([submission]),
	lookalikes: z.tuple([probe]),
	tally: z.tuple([text]),
	prepareCapture: z.tuple([captureOpening]),
	cityOf: z.tuple([postalArea]),
	kiosk: z.tuple([]),
	setKioskPin: z.tuple([text]),
	lockKiosk: z.tuple([kioskOrder]),
	unlockKiosk: z.tuple([kioskProof]),
	eventReadiness: z.tuple([text]),
	conflicts: z.tuple([]),
	resolveConflict: z.tuple([text, text, json]),
	settledConflicts: z.tuple([]),
	reopenConflict: z.tuple([openConflict, json]),
	status: z.tuple([]),
	pending: z.tuple([]),
	rejected: z.tuple([]),
	discardRejected: z.tuple([text]),
	bringBackRejected: z.tuple([text]),
	retryRejected: z.tuple([text]),
	eventDevices: z.tuple([text]),
	describeDevice: z.tuple([deviceAbout]),
	rescue: z.tuple([rescueOrder]),
	takeRescue: z.tuple([rescuedFile]),
	syncNow: z.tuple([])
};

/** Calls that write what somebody typed, wherever that was. A sign-up is checked answer by answer. */
const WRITING: ReadonlySet<EngineMethod> = new Set<EngineMethod>([
	'editCustomer',
	'editSection',
	'createCustomer',
	'addLink',
	'editLink',
	'addEvent',
	'editEvent',
	'saveSegment',
	'saveField',
	'beginCampaign'
]);

/** @throws EngineError `invalid` for a method or arguments that are not ours, `secret`, and whatever the call throws */
export async function callEngine(
	engine: EngineApi,
	method: string,
	args: unknown
): Promise<unknown> {
	if (!isEngineMethod(method)) throw new EngineError('invalid', `no method ${method}`);
	const parsed = z.safeParse(takes[method], args);
	if (!parsed.success) throw new EngineError('invalid', z.prettifyError(parsed.error));
	if (WRITING.has(method)) await refuseSecrets(parsed.data);
	return await invoke(engine, method, parsed.data);
}

/** Nobody who only reads needs to know what card numbers look like. */
async function refuseSecrets(args: unknown): Promise<void> {
	const { holdsSecret } = await import('./holds-secret.ts');
	if (!holdsSecret(args)) return;
	throw new EngineError('secret', 'card numbers and passwords are not kept');
}

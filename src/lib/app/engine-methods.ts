import type { EngineApi } from './engine-api.ts';

/** `close` is no call: it ends the engine for every window. */
export type EngineMethod = Exclude<keyof EngineApi, 'close'>;

/** The calls of the engine without what they take, which a window need not know in order to ask. */
const names = {
	customers: true,
	facets: true,
	customer: true,
	editCustomer: true,
	editSection: true,
	placesForNew: true,
	createCustomer: true,
	linksOf: true,
	readersOf: true,
	weighErasure: true,
	eraseCustomer: true,
	belonging: true,
	assignCustomer: true,
	addLink: true,
	editLink: true,
	noteConsent: true,
	closedTo: true,
	cardFields: true,
	saveField: true,
	fieldCounts: true,
	hideField: true,
	addEvent: true,
	editEvent: true,
	agenda: true,
	complaintTimes: true,
	history: true,
	duplicates: true,
	compareCustomers: true,
	mergeCustomers: true,
	undoMerge: true,
	setApart: true,
	askSegment: true,
	segmentChoices: true,
	segments: true,
	saveSegment: true,
	archiveSegment: true,
	audiences: true,
	stageFunnel: true,
	campaigns: true,
	campaignCustomers: true,
	beginCampaign: true,
	endCampaign: true,
	contactInterval: true,
	setContactInterval: true,
	historyKeeping: true,
	setHistoryKeeping: true,
	previewHistoryKeeping: true,
	viewablePeople: true,
	customersAs: true,
	cardAs: true,
	mayPublish: true,
	contestPage: true,
	weighContest: true,
	publishContest: true,
	ruleEntry: true,
	signedTexts: true,
	entryPictures: true,
	contests: true,
	contestList: true,
	draw: true,
	submitEntry: true,
	lookalikes: true,
	tally: true,
	prepareCapture: true,
	cityOf: true,
	kiosk: true,
	setKioskPin: true,
	lockKiosk: true,
	unlockKiosk: true,
	eventReadiness: true,
	conflicts: true,
	resolveConflict: true,
	settledConflicts: true,
	reopenConflict: true,
	status: true,
	pending: true,
	rejected: true,
	discardRejected: true,
	bringBackRejected: true,
	retryRejected: true,
	eventDevices: true,
	describeDevice: true,
	rescue: true,
	takeRescue: true,
	syncNow: true
} as const satisfies Readonly<Record<EngineMethod, true>>;

/** @returns every call of the engine, each as `make` makes it */
export function everyMethod(
	make: <M extends EngineMethod>(method: M) => EngineApi[M]
): Pick<EngineApi, EngineMethod> {
	const methods = Object.keys(names) as EngineMethod[];
	return Object.fromEntries(methods.map((method) => [method, make(method)])) as Pick<
		EngineApi,
		EngineMethod
	>;
}

export function isEngineMethod(method: string): method is EngineMethod {
	return Object.hasOwn(names, method);
}

/** Whoever asks has seen to it that `args` are what the call takes. */
export function invoke(
	engine: EngineApi,
	method: EngineMethod,
	args: readonly unknown[]
): Promise<unknown> {
	type Calls = Readonly<Record<EngineMethod, (...args: readonly unknown[]) => Promise<unknown>>>;
	return (engine as unknown as Calls)[method](...args);
}

import type { PublishProblem } from '#domain/contests/publish-problems.ts';
import type { ContestProblem } from '#domain/contests/contest-problem.ts';
import type { EventReadiness } from '$lib/app/kiosk-api.ts';

/** What a device is asked before it stands among strangers without a network. */
const readinessItems = [
	'installed',
	'offline',
	'engine',
	'contest',
	'texts',
	'synced',
	'languages',
	'kept',
	'room',
	'clock',
	'session',
	'allowed',
	'pin',
	'camera'
] as const;
export type ReadinessItem = (typeof readinessItems)[number];

export interface ReadinessFacts {
	readonly installed: boolean;
	/** the service worker is in charge and has the whole app */
	readonly appIsWhole: boolean;
	/** null where the engine does not answer */
	readonly engine: EventReadiness | null;
	/** null where the device does not hold it */
	readonly contest: {
		readonly problem: ContestProblem | null;
		readonly texts: readonly PublishProblem[];
		/** milliseconds since the epoch: when its last day is over */
		readonly endsAt: number;
	} | null;
	/** words of all languages of the app could be loaded from the device */
	readonly hasLanguages: boolean;
	/** null where the browser does not say */
	readonly persisted: boolean | null;
	/** bytes; null where the browser does not say */
	readonly free: number | null;
	/** only where the contest has a use for it */
	readonly camera: 'ready' | 'missing' | 'unused';
	/** of this device */
	readonly now: number;
}

export interface Check {
	readonly item: ReadinessItem;
	/** `unknown`: this platform does not tell, and whoever stands before it has to look */
	readonly state: 'ready' | 'unknown' | 'missing';
	/** with a reason, somebody may open the kiosk all the same: it works, less safely */
	readonly waivable: boolean;
}

/** Ten thousand sign-ups take some 60 MB with their indexes. */
const ROOM = 200 * 1024 * 1024;
/** Stamps of more than ten minutes ahead are refused; a clock that is off by one is set wrong. */
const CLOCK_MS = 60_000;
/** The evening before is soon enough. */
const SYNCED_WITHIN_MS = 24 * 3_600_000;

/** Without these there is no kiosk, whoever answers for it. */
const NEEDED: ReadonlySet<ReadinessItem> = new Set(['engine', 'contest', 'allowed', 'pin']);

/** What some platforms never tell, whatever one does there. */
const UNTOLD: Partial<Record<ReadinessItem, (facts: ReadinessFacts) => boolean>> = {
	kept: ({ persisted }) => persisted === null,
	room: ({ free }) => free === null
};

/** Each as it truly is: what could be known and is not is missing. */
export function judgeReadiness(facts: ReadinessFacts): readonly Check[] {
	const asked = readinessItems.filter((item) => item !== 'camera' || facts.camera !== 'unused');
	return asked.map((item) => ({
		item,
		state: UNTOLD[item]?.(facts) === true ? 'unknown' : isReady(item, facts) ? 'ready' : 'missing',
		waivable: !NEEDED.has(item)
	}));
}

function isReady(item: ReadinessItem, facts: ReadinessFacts): boolean {
	const { engine, contest, now } = facts;
	switch (item) {
		case 'installed':
			return facts.installed;
		case 'offline':
			return facts.appIsWhole;
		case 'engine':
			return engine !== null;
		case 'contest':
			// One that begins tomorrow is prepared today.
			return contest !== null && contest.problem !== 'over' && contest.problem !== 'not-running';
		case 'texts':
			return contest?.texts.length === 0;
		case 'synced':
			return engine?.lastSync != null && now - engine.lastSync < SYNCED_WITHIN_MS;
		case 'languages':
			return facts.hasLanguages;
		case 'kept':
			return facts.persisted === true;
		case 'room':
			return facts.free !== null && facts.free >= ROOM;
		case 'clock':
			return engine?.lastSync != null && Math.abs(engine.clockOffset) < CLOCK_MS;
		case 'session':
			return (
				engine !== null &&
				contest !== null &&
				!engine.signedOut &&
				(engine.sessionUntil ?? 0) > contest.endsAt
			);
		case 'allowed':
			return engine?.allowed ?? false;
		case 'pin':
			return engine?.pinSet ?? false;
		case 'camera':
			return facts.camera === 'ready';
	}
}

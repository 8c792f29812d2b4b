import type { Clock } from '#domain/kernel/clock.ts';
import { authorOf } from '../audit/write-entry.ts';
import type { Storage } from '../storage/port.ts';
import { agedAmong, type AgeParts } from './aged-events.ts';

export interface SweepParts extends AgeParts {
	readonly storage: AgeParts['storage'] &
		Pick<Storage, 'list' | 'superseded' | 'forgetBodies' | 'sweep' | 'tidy' | 'audit'>;
	readonly clock: Clock;
	/** Lets others have their turn, between two pieces. */
	readonly pause: () => Promise<unknown>;
}

/** What is, or was, older than histories are kept. */
export interface Aged {
	readonly events: number;
	/** bodies of revisions in whose place others came */
	readonly bodies: number;
}

export interface Sweep {
	/** milliseconds since the epoch: what came earlier goes */
	readonly before: number;
	readonly actor: 'server' | 'command';
	/** asked before each piece; where it is false the rest stays */
	readonly goesOn?: () => Promise<boolean>;
}

/** Documents that are looked at, and events that are removed, in one call. */
const PIECE = 200;

/** What would go. */
export async function weighHistory(parts: SweepParts, before: number): Promise<Aged> {
	const events = await countAgedEvents(parts, before);
	let bodies = 0;
	for await (const ids of pieces(parts, '', END)) {
		bodies += countOf(await parts.storage.superseded(ids, before));
	}
	return { events, bodies };
}

/** The same, of events alone: what people know of. */
export async function countAgedEvents(parts: SweepParts, before: number): Promise<number> {
	let events = 0;
	for await (const ids of pieces(parts, 'edit:', 'edit;')) {
		events += (await agedAmong(parts, ids, before)).size;
	}
	return events;
}

/**
 * Takes out what is older, piece by piece. It remembers nothing between two pieces: one that is killed is
 * done again from the beginning, and two at once remove the same. What it finds is on record before it
 * begins, so what one that is killed has left stands there twice.
 */
export async function sweepHistory(parts: SweepParts, sweep: Sweep): Promise<Aged> {
	const { storage } = parts;
	const { before, goesOn = () => Promise.resolve(true) } = sweep;
	const found = await weighHistory(parts, before);
	if (found.events + found.bodies === 0 || !(await goesOn())) return { events: 0, bodies: 0 };
	await record(parts, sweep, found);
	let [events, bodies] = [0, 0];
	for await (const ids of pieces(parts, 'edit:', 'edit;')) {
		const aged = [...(await agedAmong(parts, ids, before))];
		if (aged.length === 0) continue;
		if (!(await goesOn())) return { events, bodies };
		await storage.sweep(aged);
		events += aged.length;
	}
	for await (const ids of pieces(parts, '', END)) {
		const superseded = await storage.superseded(ids, before);
		if (superseded.size === 0) continue;
		if (!(await goesOn())) return { events, bodies };
		await storage.forgetBodies(superseded);
		bodies += countOf(superseded);
	}
	await storage.tidy();
	return { events, bodies };
}

/** After every id. */
const END = '\uffff';

async function record(
	{ storage, clock }: SweepParts,
	{ before, actor }: Sweep,
	{ events, bodies }: Aged
): Promise<void> {
	const until = new Date(before).toISOString();
	const row = { ...authorOf(actor, clock()), action: 'sweep' } as const;
	const rows = [
		{ ...row, subject: `history before ${until}`, count: events },
		{ ...row, subject: `revisions before ${until}`, count: bodies }
	];
	await storage.audit.append(rows.filter(({ count }) => count > 0));
}

async function* pieces(
	{ storage, pause }: SweepParts,
	from: string,
	to: string
): AsyncGenerator<readonly string[]> {
	for (let next = from; ;) {
		const rows = await storage.list({ from: next, to, limit: PIECE });
		yield rows.map(({ id }) => id);
		const last = rows.at(-1);
		if (last === undefined || rows.length < PIECE) return;
		next = `${last.id}\u0000`;
		await pause();
	}
}

function countOf(revisions: ReadonlyMap<string, readonly string[]>): number {
	return [...revisions.values()].reduce((sum, { length }) => sum + length, 0);
}

import { setTimeout as delay } from 'node:timers/promises';
import {
	changesPage,
	type ChangeResult,
	type ChangesPage,
	type PageQuery
} from './changes-page.ts';
import type { Asker, Reader } from './reader.ts';

export interface FeedTiming {
	/** milliseconds between line feeds while there is nothing to say */
	readonly heartbeat: number;
	/** ends the feed: the client left, the server stops, or it has been long enough */
	readonly signal: AbortSignal;
}

const HEARTBEAT = '\n';

/** `feed=longpoll`: one page, as soon as there is something in it, or an empty one at the end. */
export async function* waitForPage(
	reader: Reader,
	asker: Asker,
	query: PageQuery,
	timing: FeedTiming
): AsyncGenerator<string> {
	for await (const event of nextPage(reader, asker, query, timing)) {
		yield event === 'heartbeat' ? HEARTBEAT : `${JSON.stringify(event)}\n`;
	}
}

/** How a feed without end is written. */
export interface FeedWords {
	readonly heartbeat: string;
	readonly row: (row: ChangeResult) => string;
	readonly end: (lastSeq: string, pending: number) => string;
}

/** `feed=continuous` */
export const LINES: FeedWords = {
	heartbeat: HEARTBEAT,
	row: (row) => `${JSON.stringify(row)}\n`,
	end: (last_seq, pending) => `${JSON.stringify({ last_seq, pending })}\n`
};

/** `feed=eventsource`. Its client connects again by itself, and says which event was its last. */
export const EVENTS: FeedWords = {
	heartbeat: 'event: heartbeat\ndata: \n\n',
	row: (row) => `data: ${JSON.stringify(row)}\nid: ${row.seq}\n\n`,
	end: () => ''
};

/** Each change by itself, until the end. A client then connects again. */
export async function* changesOneByOne(
	reader: Reader,
	asker: Asker,
	query: PageQuery,
	{ words, ...timing }: FeedTiming & { readonly words: FeedWords }
): AsyncGenerator<string> {
	let { since, limit } = query;
	let last: ChangesPage | null = null;
	do {
		for await (const event of nextPage(reader, asker, { ...query, since, limit }, timing)) {
			if (event === 'heartbeat') {
				yield words.heartbeat;
				continue;
			}
			for (const row of event.results) yield words.row(row);
			last = event;
			since = event.last_seq;
			limit -= event.results.length;
		}
	} while (limit > 0 && last !== null && last.results.length > 0);
	yield words.end(since, last?.pending ?? 0);
}

/** Heartbeats, and then one page: empty only when the time is over. */
async function* nextPage(
	reader: Reader,
	asker: Asker,
	query: PageQuery,
	{ heartbeat, signal }: FeedTiming
): AsyncGenerator<'heartbeat' | ChangesPage, void> {
	let principal = asker.principal;
	let from = query.since;
	for (;;) {
		// Asked before the page is read, so that what is written in between is not slept through. And
		// not the query's own: a feed of some ids must not wake for ever at the change of another.
		const { since } = await reader.ledger.info(principal);
		const page = await changesPage(reader, principal, { ...query, since: from });
		from = page.last_seq;
		if (page.results.length > 0 || signal.aborted) {
			yield page;
			return;
		}
		const changed = reader.ledger.changed(principal, since, signal);
		yield* heartbeatsUntil(changed, heartbeat);
		const now = (await changed) ? await asker.again() : null;
		if (now === null) {
			yield { results: [], last_seq: from, pending: 0 };
			return;
		}
		principal = now;
	}
}

async function* heartbeatsUntil(
	settled: Promise<unknown>,
	every: number
): AsyncGenerator<'heartbeat'> {
	for (;;) {
		const timer = new AbortController();
		const tick = delay(every, 'tick' as const, { signal: timer.signal });
		// Aborted below, where nobody waits for it any more.
		tick.catch(() => undefined);
		const first = await Promise.race([tick, settled.then(() => 'settled' as const)]);
		timer.abort();
		if (first === 'settled') return;
		yield 'heartbeat';
	}
}

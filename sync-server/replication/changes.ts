import { z } from 'zod';
import { changesPage, type PageQuery } from './changes-page.ts';
import { changesOneByOne, EVENTS, LINES, waitForPage, type FeedTiming } from './changes-feed.ts';
import { filterParameters, parseFilter } from './changes-filter.ts';
import { count, flag, parseRequest, type Query } from './parse-request.ts';
import type { Asker, Reader } from './reader.ts';

export type ChangesAnswer =
	| { readonly kind: 'page'; readonly page: unknown }
	/** in pieces, with a sign of life while there is nothing to say */
	| { readonly kind: 'stream'; readonly type: string; readonly chunks: AsyncIterable<string> };

const query = z.object({
	feed: z.enum(['normal', 'longpoll', 'continuous', 'eventsource']).default('normal'),
	since: z.string().max(100).default('0'),
	limit: count.optional(),
	style: z.enum(['main_only', 'all_docs']).default('main_only'),
	include_docs: flag,
	conflicts: flag,
	attachments: flag,
	descending: flag,
	...filterParameters,
	timeout: count.optional(),
	heartbeat: z.union([z.literal('true').transform(() => DEFAULT_HEARTBEAT), count]).optional()
});

const JSON_TYPE = 'application/json';
const EVENT_TYPE = 'text/event-stream';

const DEFAULT_HEARTBEAT = 60_000;
const SHORTEST_HEARTBEAT = 1000;
/**
 * Where a client names no time-out. Below the minute after which proxies and mobile networks cut a
 * silent connection.
 */
const LONGEST_WAIT = 50_000;

/** A page of ids is small; one of documents need not be. A short page that is not empty is fine. */
const MOST_ROWS = 10_000;
const MOST_DOCUMENTS = 1000;

/** `GET|POST /:db/_changes`: the asker's own sequence of what they may see. */
export async function changes(
	reader: Reader,
	asker: Asker,
	request: { readonly query: Query; readonly body: unknown; readonly signal: AbortSignal }
): Promise<ChangesAnswer> {
	const wanted = parseRequest(query, request.query);
	const page = await toPageQuery(reader, asker, wanted, request.body);
	const timing = toTiming(wanted, request.signal);
	switch (wanted.feed) {
		case 'normal':
			return { kind: 'page', page: await changesPage(reader, asker.principal, page) };
		case 'longpoll':
			return stream(JSON_TYPE, waitForPage(reader, asker, page, timing));
		case 'continuous':
			return stream(JSON_TYPE, changesOneByOne(reader, asker, page, { ...timing, words: LINES }));
		case 'eventsource':
			return stream(EVENT_TYPE, changesOneByOne(reader, asker, page, { ...timing, words: EVENTS }));
	}
}

function stream(type: string, chunks: AsyncIterable<string>): ChangesAnswer {
	return { kind: 'stream', type, chunks };
}

async function toPageQuery(
	reader: Reader,
	{ principal }: Asker,
	wanted: z.infer<typeof query>,
	input: unknown
): Promise<PageQuery> {
	const most = wanted.include_docs ? MOST_DOCUMENTS : MOST_ROWS;
	return {
		since: wanted.since === 'now' ? (await reader.ledger.info(principal)).since : wanted.since,
		// CouchDB takes 0 for 1.
		limit: Math.min(Math.max(wanted.limit ?? most, 1), most),
		descending: wanted.descending,
		allLeaves: wanted.style === 'all_docs',
		includeDocs: wanted.include_docs,
		conflicts: wanted.conflicts,
		attachments: wanted.attachments,
		filter: await parseFilter(reader, principal, wanted, input)
	};
}

function toTiming({ timeout, heartbeat }: z.infer<typeof query>, signal: AbortSignal): FeedTiming {
	const wait = Math.min(timeout ?? LONGEST_WAIT, LONGEST_WAIT);
	return {
		heartbeat: Math.max(heartbeat ?? DEFAULT_HEARTBEAT, SHORTEST_HEARTBEAT),
		signal: AbortSignal.any([signal, AbortSignal.timeout(wait)])
	};
}

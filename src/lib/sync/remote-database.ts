import type * as z from 'zod/mini';
import {
	me as meSchema,
	reconcileAnswer,
	revocations as revocationsSchema,
	waitAnswer,
	type Me,
	type Revocations
} from '#domain/wire/me.ts';
import { reportAnswer, type DeviceReport } from '#domain/wire/devices.ts';
import {
	DIGESTS_VERSION,
	digestRowsAnswer,
	digestsAnswer,
	type DigestRow,
	type Digests
} from '#domain/wire/digests.ts';
import { SNAPSHOT_TYPE, type SnapshotLine } from '#domain/wire/snapshot.ts';
import type { Revision } from '../store/revision.ts';
import type { OutgoingRevision } from './outgoing-pictures.ts';
import {
	bulkDocsAnswer,
	bulkGetAnswer,
	changesPage,
	fromWire,
	revsDiffAnswer,
	snapshotPart,
	toWire,
	type BulkDocsRow
} from './couch-wire.ts';
import type { ServerAnswer } from './server-answer.ts';
import type { ServerClient } from './server-client.ts';

/** Any other answer than the one asked for: the round ends here. */
export type Setback = Exclude<ServerAnswer<never>, { readonly kind: 'ok' }>;

/** Ends a round from wherever it is; caught by the loop alone. */
export class RoundEnded extends Error {
	override readonly name = 'RoundEnded';
	constructor(readonly setback: Setback) {
		super(`the round ended: ${setback.kind}`);
	}
}

export interface ChangedRevisions {
	readonly id: string;
	readonly revs: readonly string[];
}

/**
 * The server as one round sees it: CouchDB's endpoints and our few beside them. Every answer is
 * parsed; anything but the answer asked for is thrown as `RoundEnded`.
 */
export interface RemoteDatabase {
	me(): Promise<Me>;
	revsDiff(
		revisions: ReadonlyMap<string, readonly string[]>
	): Promise<ReadonlyMap<string, readonly string[]>>;
	/** @returns what was not taken, by id */
	push(revisions: readonly OutgoingRevision[]): Promise<ReadonlyMap<string, BulkDocsRow>>;
	changes(since: string, limit: number): Promise<ChangesPage>;
	/** Those that the server gives, with their histories. Without a revision: the winner. */
	fetch(wanted: readonly WantedRevision[]): Promise<readonly Revision[]>;
	/**
	 * Everything from `since` to `until`, part by part; the next part is on its way while one is written.
	 *
	 * @param from where a former snapshot was cut, or null for a new one
	 * @returns whether the server has snapshots
	 */
	snapshot(
		from: { since: string; until: string } | null,
		each: (part: SnapshotPart) => Promise<void>
	): Promise<boolean>;
	revocations(since: string): Promise<Revocations>;
	reconcile(ids: readonly string[]): Promise<readonly string[]>;
	/** null when the server does not tell any, or works them out in another way */
	digests(): Promise<Digests | null>;
	/** What the server has in some of so many buckets. */
	digestRows(of: number, buckets: readonly number[]): Promise<readonly DigestRow[]>;
	/** Says how this device is. */
	tell(report: DeviceReport): Promise<void>;
	/** Resolves when there is something after `since`, or after a while. */
	wait(since: string, signal: AbortSignal): Promise<boolean>;
}

export interface SnapshotPart extends Omit<SnapshotLine, 'docs'> {
	readonly revisions: readonly Revision[];
}

interface ChangesPage {
	readonly rows: readonly ChangedRevisions[];
	/** token of the last row */
	readonly since: string;
	readonly more: boolean;
	/** rows after this page; null when the server does not count them */
	readonly left: number | null;
}

interface WantedRevision {
	readonly id: string;
	readonly rev?: string;
}

/** Small questions are answered at once or not at all; large answers come over slow networks. */
const QUESTION_MS = 20_000;
const TRANSFER_MS = 90_000;
const NOT_FOUND = 404;
/** Longer than the server holds a wait. */
const WAIT_MS = 75_000;

export function createRemoteDatabase(
	client: ServerClient,
	database: () => string,
	signal: AbortSignal
): RemoteDatabase {
	async function ask<T>(
		method: 'GET' | 'POST',
		path: string,
		schema: z.ZodMiniType<T>,
		options: { readonly body?: unknown; readonly timeoutMs: number; readonly signal?: AbortSignal }
	): Promise<T> {
		const answer = await client.ask({ method, path, schema, signal, ...options });
		if (answer.kind !== 'ok') throw new RoundEnded(answer);
		return answer.value;
	}
	const couch = (path: string): string => `/couch/${encodeURIComponent(database())}/${path}`;
	const query = (parameters: Record<string, string>): string =>
		new URLSearchParams(parameters).toString();

	return {
		me: () => ask('GET', '/api/v1/me', meSchema, { timeoutMs: QUESTION_MS }),

		tell: async (body) => {
			const options = { body, timeoutMs: QUESTION_MS };
			await ask('POST', '/api/v1/device-report', reportAnswer, options);
		},

		revsDiff: async (revisions) => {
			const diff = await ask('POST', couch('_revs_diff'), revsDiffAnswer, {
				body: Object.fromEntries(revisions),
				timeoutMs: QUESTION_MS
			});
			return new Map(Object.entries(diff).map(([id, { missing }]) => [id, missing]));
		},

		push: async (revisions) => {
			const rows = await ask('POST', couch('_bulk_docs'), bulkDocsAnswer, {
				body: { docs: revisions.map(toWire), new_edits: false },
				timeoutMs: TRANSFER_MS
			});
			return new Map(rows.filter((row) => row.error !== undefined).map((row) => [row.id, row]));
		},

		changes: async (since, limit) => {
			const parameters = query({ style: 'all_docs', since, limit: String(limit) });
			const page = await ask('GET', couch(`_changes?${parameters}`), changesPage, {
				timeoutMs: TRANSFER_MS
			});
			const rows = page.results.map(({ id, changes }) => ({
				id,
				revs: changes.map((change) => change.rev)
			}));
			const more = page.pending === undefined ? rows.length > 0 : page.pending > 0;
			return { rows, since: page.last_seq, more, left: page.pending ?? null };
		},

		fetch: async (wanted) => {
			const answer = await ask('POST', couch('_bulk_get?revs=true&latest=true'), bulkGetAnswer, {
				body: { docs: wanted },
				timeoutMs: TRANSFER_MS
			});
			return answer.results
				.flatMap(({ docs }) => docs)
				.flatMap((doc) => ('ok' in doc ? [fromWire(doc.ok)] : []));
		},

		snapshot: async (from, each) => {
			const last: { isEnd: boolean } = { isEnd: false };
			const outcome = await client.lines({
				path: `/api/v1/snapshot${from === null ? '' : `?${query(from)}`}`,
				type: SNAPSHOT_TYPE,
				schema: snapshotPart,
				silenceMs: TRANSFER_MS,
				signal,
				each: async ({ docs, ...told }) => {
					await each({ ...told, revisions: docs.map(fromWire) });
					last.isEnd = told.since === told.until;
				}
			});
			if (outcome.kind === 'notOffered') return false;
			if (outcome.kind === 'ok' && last.isEnd) return true;
			throw new RoundEnded(outcome.kind === 'ok' ? { kind: 'offline' } : outcome);
		},

		revocations: (since) =>
			ask('GET', `/api/v1/revocations?${query({ since })}`, revocationsSchema, {
				timeoutMs: TRANSFER_MS
			}),

		reconcile: async (ids) => {
			const answer = await ask('POST', '/api/v1/reconcile', reconcileAnswer, {
				body: { ids },
				timeoutMs: QUESTION_MS
			});
			return answer.drop;
		},

		digests: async () => {
			const request = { method: 'GET', path: '/api/v1/digests', timeoutMs: TRANSFER_MS } as const;
			const answer = await client.ask({ ...request, schema: digestsAnswer, signal });
			if (answer.kind === 'ok') {
				return answer.value.version === DIGESTS_VERSION ? answer.value : null;
			}
			if (answer.kind === 'refused' && answer.status === NOT_FOUND) return null;
			throw new RoundEnded(answer);
		},

		digestRows: async (of, buckets) => {
			const answer = await ask('POST', '/api/v1/digests/rows', digestRowsAnswer, {
				body: { of, buckets },
				timeoutMs: TRANSFER_MS
			});
			return answer.rows;
		},

		wait: async (since, stopWaiting) => {
			const answer = await ask('GET', `/api/v1/wait?${query({ since })}`, waitAnswer, {
				timeoutMs: WAIT_MS,
				signal: stopWaiting
			});
			return answer.changed;
		}
	};
}

import type { Capture } from '../../src/lib/app/capture-entry.ts';
import { KnownContests } from '../../src/lib/app/known-contests.ts';
import { createMemoryDocuments } from '../../src/lib/store/memory-documents.ts';
import { createMemorySideStore } from '../../src/lib/store/memory-side-store.ts';
import { LocalDatabase } from '../../src/lib/store/local-database.ts';
import type { DocumentStore } from '../../src/lib/store/document-store.ts';
import type { SideStore } from '../../src/lib/store/side-store.ts';
import {
	createRemoteDatabase,
	RoundEnded,
	type Setback
} from '../../src/lib/sync/remote-database.ts';
import { runRound, type RoundOutcome } from '../../src/lib/sync/round.ts';
import { createServerClient, type Fetch } from '../../src/lib/sync/server-client.ts';
import { mintDevice } from '../../src/lib/session/mint-device.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { Client } from '../builders/client.ts';
import type { Company, PersonName } from '../builders/company.ts';

/** A colleague's device: the app's own store and loop, on PouchDB in memory, against the real server. */
export interface Device {
	readonly database: LocalDatabase;
	readonly client: Client;
	/** One round. @throws RoundEnded */
	round(): Promise<RoundOutcome>;
	/** Rounds until one gets through, as the loop would go on. @returns what came between */
	roundAtLast(): Promise<ReadonlySet<Setback['kind']>>;
	close(): Promise<void>;
}

/** What stands between a device and its server. */
export type Network = (fetch: Fetch) => Fetch;

export interface DeviceOptions {
	readonly network?: Network;
	readonly clock?: Clock;
	/** what an earlier start of the app has left */
	readonly kept?: KeptDevice;
	/** who is signed in on it already */
	readonly signedIn?: Client;
}

const plain: Network = (fetch) => fetch;

/** What outlives an end of the app. */
export interface KeptDevice {
	readonly id: string;
	readonly side: SideStore;
	readonly documents: DocumentStore;
}

export function emptyDevice(id = mintDevice(Math.random)): KeptDevice {
	return {
		id,
		side: createMemorySideStore(),
		documents: createMemoryDocuments(`device-${databases++}`)
	};
}

/** A round that is cut comes nearer to its end each time; one that needs more tries than this never ends. */
const MOST_TRIES = 2000;

let databases = 0;

export async function openDevice(
	company: Pick<Company, 'url' | 'signIn'>,
	name: PersonName,
	options: DeviceOptions = {}
): Promise<Device> {
	const { network = plain, clock = Date.now, kept = emptyDevice() } = options;
	const { id, side, documents } = kept;
	const client = options.signedIn ?? (await company.signIn(name, id));
	const database = await LocalDatabase.open({ documents, side, device: id, clock });
	const server = createServerClient(network(withCookie(client.cookie)), company.url);
	const remote = createRemoteDatabase(
		server,
		() => client.me.database,
		new AbortController().signal
	);
	const context = {
		database,
		remote,
		sending: () => undefined,
		receiving: () => undefined
	};
	const round = (): Promise<RoundOutcome> => runRound(context, () => undefined);
	return {
		database,
		client,
		round,
		roundAtLast: async () => {
			const met = new Set<Setback['kind']>();
			for (let tries = 0; tries < MOST_TRIES; tries++) {
				try {
					await round();
					return met;
				} catch (error) {
					if (!(error instanceof RoundEnded)) throw error;
					met.add(error.setback.kind);
				}
			}
			throw new Error('the round never ends');
		},
		close: () => database.destroy()
	};
}

/** What a sign-up on this device takes. */
export function capturing({ database, client }: Device): Capture {
	return { database, contests: new KnownContests(database), me: client.me };
}

/** A browser would send it by itself. */
function withCookie(cookie: string): Fetch {
	return (url, init) => {
		const headers = new Headers(init.headers);
		headers.set('cookie', cookie);
		return fetch(url, { ...init, headers });
	};
}

/** Each request reaches the server twice; the second answer counts. */
export const twice: Network = (fetch) => async (url, init) => {
	const first = await fetch(url, init);
	await first.arrayBuffer();
	return fetch(url, init);
};

/** Each request that has not been made before reaches the server, and its answer is lost. */
export function cutTheFirstTime(): Network {
	const answered = new Set<string>();
	return (fetch) => async (url, init) => {
		const response = await fetch(url, init);
		const request = `${init.method ?? ''} ${url} ${typeof init.body === 'string' ? init.body : ''}`;
		if (answered.has(request)) return response;
		answered.add(request);
		await response.arrayBuffer();
		throw new TypeError('the connection was cut');
	};
}

export interface Switchable {
	readonly network: Network;
	on: boolean;
	/** tried, in vain or not */
	requests: number;
}

/** A network that can be switched off. */
export function switchable(): Switchable {
	const state: Switchable = {
		on: true,
		requests: 0,
		network: (fetch) => (url, init) => {
			state.requests += 1;
			return state.on ? fetch(url, init) : Promise.reject(new TypeError('no network'));
		}
	};
	return state;
}

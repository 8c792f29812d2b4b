import type { Me } from '#domain/wire/me.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { StorageError } from '../store/storage-error.ts';
import { aborted } from './aborted.ts';
import { backOff } from './back-off.ts';
import type { DeviceTeller } from './device-teller.ts';
import type { Pace } from './pace.ts';
import {
	createRemoteDatabase,
	RoundEnded,
	type RemoteDatabase,
	type Setback
} from './remote-database.ts';
import { runRound, type RoundOutcome } from './round.ts';
import type { ServerClient } from './server-client.ts';
import type { LoopListener, LoopPhase, LoopStatus, RoundFailure, SyncLoop } from './sync-loop.ts';

export interface DeviceLoopParts {
	readonly database: LocalDatabase;
	readonly client: ServerClient;
	readonly pace: Pace;
	readonly teller: DeviceTeller;
}

/** Writes wake the loop, but not to call every time a server that has just not answered. */
const SHORTEST_BACK_OFF_MS = 3000;
/** After so many waits in which nothing came, a round asks anew who we are and what we must forget. */
const WAITS_PER_ROUND = 8;

/** Round after round: when nothing is left to do it waits at the server, when that fails it backs off. */
export class DeviceLoop implements SyncLoop {
	readonly #database: LocalDatabase;
	readonly #remote: RemoteDatabase;
	readonly #pace: Pace;
	readonly #teller: DeviceTeller;
	readonly #listeners = new Set<LoopListener>();
	readonly #ending = new AbortController();
	/** Aborted by whatever gives the loop something to do between two rounds. */
	#idle = new AbortController();
	/** Aborted by what must not wait: a person who asks, a network that returns, the end. */
	#patient = new AbortController();
	#running: Promise<void> | null = null;
	/** Those who asked for a round that has not begun yet. */
	#asked: (() => void)[] = [];
	#remoteName = 'ficha';
	/** in a row, of what the loop tried by itself */
	#failures = 0;
	/** The round under way is one that somebody's writing has called for before its time. */
	#called = false;
	#status: LoopStatus = {
		phase: 'waiting',
		sent: 0,
		toSend: 0,
		received: null,
		failure: null,
		lastSync: null,
		firstSync: true
	};

	constructor({ database, client, pace, teller }: DeviceLoopParts) {
		this.#teller = teller;
		this.#database = database;
		this.#pace = pace;
		this.#remote = createRemoteDatabase(client, () => this.#remoteName, this.#ending.signal);
	}

	start(): void {
		this.#running ??= this.#run();
	}

	status(): LoopStatus {
		const stale = this.#status.phase === 'synced' && this.#database.outbox.size > 0;
		return stale ? { ...this.#status, phase: 'waiting' } : this.#status;
	}

	subscribe(listener: LoopListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	wake(): void {
		this.#idle.abort();
	}

	syncNow(): Promise<void> {
		if (this.#ending.signal.aborted) return Promise.resolve();
		return new Promise((resolve) => {
			this.#asked.push(resolve);
			this.#hurry();
		});
	}

	async stop(): Promise<void> {
		this.#ending.abort();
		this.#hurry();
		await this.#running;
		for (const resolve of this.#asked.splice(0)) resolve();
	}

	async #run(): Promise<void> {
		const stopListening = this.#pace.onOnline(() => {
			this.#failures = 0;
			this.#hurry();
		});
		const { lastSync } = await this.#database.state.place();
		this.#become({ lastSync, firstSync: lastSync === null });
		while (!this.#ending.signal.aborted && (await this.#once()));
		stopListening();
	}

	/** One round and what follows it. @returns whether to go on */
	async #once(): Promise<boolean> {
		const asked = this.#asked.splice(0);
		this.#idle = new AbortController();
		this.#patient = new AbortController();
		try {
			const outcome = await this.#round();
			for (const resolve of asked) resolve();
			if (outcome.outcome === 'wipe') {
				this.#tell((listener) => listener.wiped());
				return false;
			}
			if (this.#database.outbox.size === 0) await this.#wait(outcome.since);
		} catch (error) {
			const setback = error instanceof RoundEnded ? error.setback : null;
			const reason = reasonOf(error);
			if (setback === null) this.#tell((listener) => listener.failed(error));
			const at = this.#database.clock.now();
			this.#become({ ...NOTHING_UNDER_WAY, phase: phaseOf(reason), failure: { reason, at } });
			for (const resolve of asked) resolve();
			await (reason === 'full' ? aborted(this.#idle.signal) : this.#recover(setback));
		}
		return true;
	}

	async #round(): Promise<RoundOutcome> {
		const context = {
			database: this.#database,
			remote: this.#remote,
			teller: this.#teller,
			sending: (sent: number, toSend: number) => this.#become({ phase: 'sending', sent, toSend }),
			receiving: (received: number | null) => this.#become({ phase: 'receiving', received })
		};
		const outcome = await runRound(context, (me) => this.#heard(me));
		this.#failures = 0;
		this.#called = false;
		const { lastSync, owed = [] } = await this.#database.state.place();
		const phase = owed.length === 0 ? 'synced' : 'waiting';
		const firstSync = lastSync === null;
		this.#become({ ...NOTHING_UNDER_WAY, phase, failure: null, lastSync, firstSync });
		return outcome;
	}

	/** Returns when there is something to fetch or to send, and now and then without a reason. */
	async #wait(since: string): Promise<void> {
		const { signal } = this.#idle;
		for (let waits = 0; waits < WAITS_PER_ROUND && !signal.aborted; waits++) {
			if (await this.#changedAfter(since, signal)) return;
		}
	}

	/** A wait that was given up because there is something to do is no failure of the network. */
	async #changedAfter(since: string, signal: AbortSignal): Promise<boolean> {
		try {
			return await this.#remote.wait(since, signal);
		} catch (error) {
			if (signal.aborted) return true;
			throw error;
		}
	}

	async #recover(setback: Setback | null): Promise<void> {
		// Who signs people up all day without a network tries with each: that makes nothing rarer.
		if (!this.#called || this.#failures === 0) this.#failures += 1;
		this.#called = false;
		if (setback?.kind === 'signedOut') return aborted(this.#patient.signal);
		const patience = backOff(setback?.kind ?? 'busy', this.#failures, this.#pace.random);
		const wished = setback?.kind === 'busy' ? setback.retryAfterMs : null;
		// A write cuts the wait short, but never below what the server has asked for.
		const least = wished ?? Math.min(patience, SHORTEST_BACK_OFF_MS);
		await this.#pace.pause(least, this.#patient.signal);
		await this.#pace.pause(Math.max(0, patience - least), this.#idle.signal);
		this.#called = this.#idle.signal.aborted;
	}

	#hurry(): void {
		this.#patient.abort();
		this.#idle.abort();
	}

	#heard(me: Me): void {
		this.#remoteName = me.database;
		this.#tell((listener) => listener.me(me));
	}

	#become(change: Partial<LoopStatus>): void {
		this.#status = { ...this.#status, ...change };
		this.#tell((listener) => listener.status());
	}

	#tell(message: (listener: LoopListener) => void): void {
		for (const listener of this.#listeners) message(listener);
	}
}

const NOTHING_UNDER_WAY = { sent: 0, toSend: 0, received: null } as const;

function reasonOf(error: unknown): RoundFailure {
	if (error instanceof RoundEnded) return error.setback.kind;
	return error instanceof StorageError ? error.code : 'fault';
}

function phaseOf(reason: RoundFailure): LoopPhase {
	switch (reason) {
		case 'busy':
		case 'refused':
		case 'fault':
			return 'waiting';
		default:
			return reason;
	}
}

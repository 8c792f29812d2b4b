import type { Me } from '#domain/wire/me.ts';
import type { StorageErrorCode } from '../store/storage-error.ts';
import type { Setback } from './remote-database.ts';

/** What the loop does, in words for a person. */
export type LoopPhase =
	| 'synced'
	| 'sending'
	| 'receiving'
	| 'offline'
	| 'blocked'
	| 'signedOut'
	| 'waiting'
	/** the device has no room for what comes: rests until somebody writes or asks */
	| 'full'
	/** the browser won't let the device store anything */
	| 'denied';

/** Why the last round did not reach its end. */
export type RoundFailure = Setback['kind'] | StorageErrorCode | 'fault';

export interface LoopStatus {
	readonly phase: LoopPhase;
	/** of the running push, as a person counts */
	readonly sent: number;
	/** of the running push, as a person counts: what had been sent when it began is not in it */
	readonly toSend: number;
	/** of the running pull: the part that is here, from 0 to 1, or null when nobody knows */
	readonly received: number | null;
	/** null after a round that reached its end; `at` in milliseconds since the epoch */
	readonly failure: { readonly reason: RoundFailure; readonly at: number } | null;
	/** milliseconds since the epoch of the last complete round, or null */
	readonly lastSync: number | null;
	/** until the first complete pull of this database */
	readonly firstSync: boolean;
}

export interface LoopListener {
	status(): void;
	me(me: Me): void;
	/** A round ended for a reason that lies here: the device can't keep what came, or a fault of ours. */
	failed(error: unknown): void;
	/** The local database is to be destroyed. The loop has ended. */
	wiped(): void;
}

/** Brings device and server together, round after round, as long as it runs. */
export interface SyncLoop {
	start(): void;
	status(): LoopStatus;
	/** @returns how to stop listening */
	subscribe(listener: LoopListener): () => void;
	/** There is something to send, or a way to the server again. */
	wake(): void;
	/** A round now; resolves when it has ended, well or not. Also begins anew after a sign-in. */
	syncNow(): Promise<void>;
	/** Ends the round under way; resolves when nothing runs any more. */
	stop(): Promise<void>;
}

import * as z from 'zod/mini';
import { engineErrorCodes } from './engine-error.ts';
import type { EngineEvent } from './engine-api.ts';

const id = z.string();
const error = z.object({ code: z.enum(engineErrorCodes), message: z.string() });

/** What a window says to whoever leads. */
export const toLeader = z.discriminatedUnion('say', [
	z.object({
		say: z.literal('call'),
		/** the same when it is said again to the next leader */
		id,
		window: id,
		method: z.string(),
		args: z.array(z.unknown())
	}),
	z.object({ say: z.literal('are-you-there'), window: id }),
	/** sign-out: every window's engine ends, and nobody takes over */
	z.object({ say: z.literal('end'), how: z.enum(['keep', 'erase']) })
]);
export type ToLeader = z.infer<typeof toLeader>;

/** What the leader says to one window, or to all of them. */
export const toWindow = z.discriminatedUnion('say', [
	/** a new leader, the worker with this id: say again whatever has not been answered */
	z.object({ say: z.literal('leading'), by: id }),
	z.object({
		say: z.literal('here'),
		window: id,
		/** what is asked waits until the database is open */
		opening: z.boolean()
	}),
	z.object({ say: z.literal('answer'), id, window: id, value: z.unknown() }),
	z.object({ say: z.literal('failure'), id, window: id, error }),
	z.object({ say: z.literal('event'), event: z.unknown() as z.ZodMiniType<EngineEvent> }),
	z.object({ say: z.literal('ended') })
]);
export type ToWindow = z.infer<typeof toWindow>;

/** What a window says to its own worker. */
export const toWorker = z.discriminatedUnion('say', [
	z.object({
		say: z.literal('start'),
		database: z.string(),
		device: z.string(),
		/** where both of them see it */
		board: z.exactOptional(z.custom<SharedArrayBuffer>(isShared))
	}),
	/** somebody is about to sign in: load what it takes to open a database */
	z.object({ say: z.literal('prepare') }),
	/** the leader does not answer: its window is frozen */
	z.object({ say: z.literal('take-over') }),
	/** the browser is about to leave the page */
	z.object({ say: z.literal('hold-back') })
]);
export type ToWorker = z.infer<typeof toWorker>;

/** A browser that shares no memory does not even have the class. */
function isShared(value: unknown): boolean {
	return typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer;
}

/**
 * The windows of one browser, leader included. A BroadcastChannel: whoever says something does not
 * hear it, everyone else does.
 */
export interface EngineChannel {
	post(message: ToLeader | ToWindow): void;
	/** Messages that are not ours, or of another version of the app, are for `unknown` in the parsers above. */
	listen(listener: (message: unknown) => void): () => void;
	close(): void;
}

export function openEngineChannel(database: string): EngineChannel {
	const channel = new BroadcastChannel(`ficha:${database}`);
	return {
		post: (message) => channel.postMessage(message),
		listen: (listener) => {
			const heard = (event: MessageEvent<unknown>): void => listener(event.data);
			channel.addEventListener('message', heard);
			return () => channel.removeEventListener('message', heard);
		},
		close: () => channel.close()
	};
}

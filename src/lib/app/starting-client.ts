import type { EngineClient } from './engine-client.ts';
import type { EngineEvent } from './engine-api.ts';
import type { EngineChannel, ToLeader, ToWindow } from './engine-messages.ts';
import type { FirstRows } from './first-rows.ts';

export interface StartingClientParts {
	readonly client: EngineClient;
	/** of the list, as it was kept; null where it was not */
	readonly first: FirstRows | null;
	/** Begins the engine, where that has not been done. */
	readonly begin: () => void;
	/** Resolves when what is on the page now has been drawn. */
	readonly drawn: () => Promise<void>;
}

/** On a screen that asks for nothing. */
const UNASKED_MS = 1000;

/**
 * A client that shows the beginning of the list before there is an engine to ask. A phone's processor
 * does one thing well at a time, so the engine begins when those rows have been drawn.
 */
export function startingClient({ client, first, begin, drawn }: StartingClientParts): EngineClient {
	const listeners = new Set<(event: EngineEvent) => void>();
	let rows = first;

	function tell(event: EngineEvent): void {
		// The engine knows better from here on: whoever asks again is answered by it.
		rows = null;
		for (const listener of listeners) listener(event);
	}

	function start(): void {
		begin();
		// Where another window leads, nobody else says that they are to be asked for again.
		if (rows !== null) tell({ type: 'changed', ids: [] });
	}

	client.subscribe(tell);
	setTimeout(start, UNASKED_MS);
	return {
		...client,
		customers: (query) => {
			const answer = rows?.answer(query) ?? null;
			if (answer === null) return client.customers(query);
			void drawn().then(start);
			return Promise.resolve(answer);
		},
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}

/** A channel that begins the engine when something is said to it that the first screen can't do without. */
export function beginningChannel(channel: EngineChannel, begin: () => void): EngineChannel {
	return {
		...channel,
		post: (message) => {
			if (!canWait(message)) begin();
			channel.post(message);
		}
	};
}

/** The status is asked on every screen, and is what none of them shows first. */
function canWait(message: ToLeader | ToWindow): boolean {
	return message.say === 'call' && message.method === 'status';
}

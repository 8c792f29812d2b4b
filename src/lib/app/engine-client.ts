import type { EngineApi, EngineEvent } from './engine-api.ts';
import { EngineError } from './engine-error.ts';
import { toWindow, type EngineChannel, type ToLeader, type ToWindow } from './engine-messages.ts';
import { everyMethod, type EngineMethod } from './engine-methods.ts';
import type { WindowWorker } from './window-worker.ts';

/** The engine as a window sees it. Every call may throw an EngineError. */
export interface EngineClient extends EngineApi {
	/** @returns how to stop listening */
	subscribe(listener: (event: EngineEvent) => void): () => void;
	/** Ends the engine for every window of this browser; resolves when the database is closed, or erased. */
	end(how: 'keep' | 'erase'): Promise<void>;
	/** Resolves when the engine was ended, by whichever window. */
	readonly ended: Promise<void>;
	/** The browser is about to leave this page: its worker begins nothing that it may not end. */
	holdBack(): void;
	/** The browser puts this page aside, and freezes its worker: it gives up the lead, if it has it. */
	suspend(): void;
	/** The page is shown again. */
	resume(): void;
	/** Ends this window's part. The engine goes on in another window, if there is one. */
	dispose(): void;
}

export interface EngineClientParts {
	readonly channel: EngineChannel;
	/** this window's own worker: it leads, or waits in line */
	readonly worker: WindowWorker;
	readonly newId: () => string;
	/** Runs the task every so many milliseconds while the window is visible. Returns how to stop. */
	readonly everyVisible: (milliseconds: number, task: () => void) => () => void;
}

type Answer = Extract<ToWindow, { readonly say: 'answer' | 'failure' }>;

interface Outstanding {
	readonly call: ToLeader;
	readonly settle: (answer: Answer) => void;
	readonly abandon: (error: EngineError) => void;
}

/** How often a leader that owes an answer is asked whether it is there. */
const HEARTBEAT_MS = 3000;
/** Beats without a word after which the leader is taken for frozen, and this window wants to lead. */
const FROZEN = 3;
/** Then this window's own worker must be dead too, and is started anew. */
const DEAD = 5;
/**
 * Beats through which a leader may say that it is still opening. It may wait for a transaction that a
 * browser has forgotten. Twice as many the next time: a slow device must come to its end.
 */
const OPENING = 10;
/** Nobody waits longer: what was asked fails, and says so. */
const HOPELESS = 10;

/**
 * Speaks with whoever leads. What was asked and not answered is asked again of the next leader, under
 * the same id: every call may be repeated.
 */
export function createEngineClient(parts: EngineClientParts): EngineClient {
	const { channel, worker, newId, everyVisible } = parts;
	const window = newId();
	const outstanding = new Map<string, Outstanding>();
	const listeners = new Set<(event: EngineEvent) => void>();
	const ended = deferred();
	let ending: ToLeader | null = null;
	let over = false;
	let silence = 0;
	let opening = 0;
	let patience = OPENING;

	function ask<M extends EngineMethod>(method: M): EngineApi[M] {
		const asked = (...args: unknown[]): Promise<unknown> => {
			return new Promise((resolve, reject) => {
				if (over) {
					reject(closed());
					return;
				}
				const id = newId();
				// Plain data: reactive state of a component can't be cloned.
				const plain = JSON.parse(JSON.stringify(args)) as unknown[];
				const call: ToLeader = { say: 'call', id, window, method, args: plain };
				const settle = (said: Answer): void => {
					if (said.say === 'answer') resolve(said.value);
					else reject(new EngineError(said.error.code, said.error.message));
				};
				outstanding.set(id, { call, settle, abandon: reject });
				channel.post(call);
			});
		};
		// The leader is this app: what it answers is what its engine returned.
		return asked as EngineApi[M];
	}

	function hear(heard: unknown): void {
		const parsed = toWindow.safeParse(heard);
		if (!parsed.success) return;
		const message = parsed.data;
		if ('window' in message && message.window !== window) return;
		silence = 0;
		switch (message.say) {
			case 'leading':
				askAgain();
				break;
			case 'answer':
			case 'failure':
				outstanding.get(message.id)?.settle(message);
				outstanding.delete(message.id);
				break;
			case 'event':
				for (const listener of listeners) listener(message.event);
				break;
			case 'ended':
				finish();
				break;
			case 'here':
				opening = message.opening ? opening + 1 : 0;
				break;
		}
	}

	/** What was asked in vain of a former leader, or told while this page was frozen. */
	function askAgain(): void {
		for (const listener of listeners) listener({ type: 'changed', ids: [] });
		for (const { call } of outstanding.values()) channel.post(call);
		if (ending !== null) channel.post(ending);
	}

	function finish(): void {
		over = true;
		abandonAll(closed());
		ended.resolve();
	}

	function beat(): void {
		if (outstanding.size === 0 && ending === null) {
			silence = 0;
			opening = 0;
			return;
		}
		if (opening >= patience) {
			openAnew();
			return;
		}
		silence += 1;
		if (silence >= HOPELESS || (worker.failed && silence > 1)) {
			abandonAll(new EngineError('unavailable', 'nobody answers'));
			worker.restart();
			return;
		}
		if (silence === DEAD) worker.restart();
		if (silence >= FROZEN) worker.postMessage({ say: 'take-over' });
		channel.post({ say: 'are-you-there', window });
	}

	/** By a worker of our own, whoever leads. */
	function openAnew(): void {
		opening = 0;
		if (patience > OPENING) abandonAll(new EngineError('unavailable', 'it does not open'));
		patience *= 2;
		worker.restart();
		worker.postMessage({ say: 'take-over' });
	}

	function abandonAll(error: EngineError): void {
		for (const { abandon } of outstanding.values()) abandon(error);
		outstanding.clear();
		silence = 0;
	}

	const stopBeating = everyVisible(HEARTBEAT_MS, beat);
	const stopListening = channel.listen(hear);

	function end(how: 'keep' | 'erase'): Promise<void> {
		ending = { say: 'end', how };
		if (!over) channel.post(ending);
		return ended.promise;
	}

	return {
		...everyMethod(ask),
		close: () => end('keep'),
		end,
		ended: ended.promise,
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		holdBack: () => worker.holdBack(),
		suspend: () => worker.terminate(),
		resume: () => {
			worker.restart();
			askAgain();
		},
		dispose: () => {
			finish();
			stopBeating();
			stopListening();
			channel.close();
			worker.terminate();
		}
	};
}

function closed(): EngineError {
	return new EngineError('closed', 'the engine has been closed');
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
	let resolve = (): void => undefined;
	const promise = new Promise<void>((settle) => (resolve = settle));
	return { promise, resolve };
}

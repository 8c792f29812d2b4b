import { StorageError } from '../store/storage-error.ts';
import type { EngineApi, EngineEvent } from './engine-api.ts';
import { callEngine } from './engine-calls.ts';
import { EngineError } from './engine-error.ts';
import { toLeader, type EngineChannel, type ToLeader, type ToWindow } from './engine-messages.ts';

/** Stands between the windows and what they ask. */
export interface EngineDoor {
	/** null while any window may ask anything */
	readonly locked: unknown;
	/** @throws EngineError `locked` */
	admit(method: string, args: readonly unknown[]): void;
}

/** An open engine, and the two ways to end it. */
export interface OpenEngine {
	readonly engine: EngineApi;
	/** It answers what it can already, and the rest waits. */
	readonly isOpening: () => boolean;
	readonly door: EngineDoor;
	/** Closes it and deletes everything that it kept. */
	erase(): Promise<void>;
}

export interface EngineHost {
	/** Resolves when a window has ended the engine for all. */
	readonly ended: Promise<void>;
	/** Stops answering at once, and closes the engine: another one leads. */
	stop(): Promise<void>;
}

/** Calls whose answer is remembered, so that one that is said twice is done once. */
const REMEMBERED = 500;

type Call = Extract<ToLeader, { readonly say: 'call' }>;

/**
 * The leader's side of the channel. It answers "here" while the engine is still opening, so that
 * nobody takes a slow start for a dead leader, and says so, because an opening may also never end.
 *
 * @param by the id of this worker, which nobody else has
 */
export function hostEngine(
	channel: EngineChannel,
	by: string,
	open: (emit: (event: EngineEvent) => void) => Promise<OpenEngine>
): EngineHost {
	const answers = new Map<string, Promise<ToWindow>>();
	let opened: Promise<OpenEngine> | null = null;
	/** null while it opens, and after that has failed */
	let current: OpenEngine | null = null;
	let leading = true;
	/** A call that came now would open anew, and so bring back, what is being erased. */
	let finishing = false;
	let end = (): void => undefined;
	const ended = new Promise<void>((resolve) => (end = resolve));

	const say = (message: ToWindow): void => {
		if (leading) channel.post(message);
	};
	const emit = (event: EngineEvent): void => say({ say: 'event', event });

	/** A database that could not be opened is tried again by the next call. */
	function engine(): Promise<OpenEngine> {
		opened ??= open(emit).then(
			(engine) => (current = engine),
			(error: unknown) => {
				opened = null;
				throw error;
			}
		);
		return opened;
	}

	const isOpening = (): boolean => current?.isOpening() ?? opened !== null;

	async function answer({ id, window, method, args }: Call): Promise<ToWindow> {
		try {
			const open = await engine();
			open.door.admit(method, args);
			const value = await callEngine(open.engine, method, args);
			return { say: 'answer', id, window, value };
		} catch (error) {
			const { code, message } = toEngineError(error);
			return { say: 'failure', id, window, error: { code, message } };
		}
	}

	function remembered(call: Call): Promise<ToWindow> {
		const known = answers.get(call.id);
		if (known !== undefined) return known;
		const fresh = answer(call);
		answers.set(call.id, fresh);
		const oldest = answers.keys().next();
		if (answers.size > REMEMBERED && oldest.done !== true) answers.delete(oldest.value);
		return fresh;
	}

	async function finish(how: 'keep' | 'erase'): Promise<void> {
		// One that could not be opened has nothing to close.
		const open = await engine().catch(() => null);
		// Nobody who stands before a kiosk signs its owner out.
		if (finishing || (open?.door.locked ?? null) !== null) return;
		finishing = true;
		opened = null;
		// What it could not let go of goes with its worker; what it could not erase, the window erases.
		await (how === 'erase' ? open?.erase() : open?.engine.close())?.catch(() => undefined);
		say({ say: 'ended' });
		leading = false;
		end();
	}

	const stopListening = channel.listen((heard) => {
		const message = toLeader.safeParse(heard);
		if (!message.success || !leading) return;
		switch (message.data.say) {
			case 'call':
				if (!finishing) void remembered(message.data).then(say);
				break;
			case 'are-you-there':
				say({ say: 'here', window: message.data.window, opening: isOpening() });
				break;
			case 'end':
				if (!finishing) void finish(message.data.how);
				break;
		}
	});

	say({ say: 'leading', by });
	// The loop runs while nobody asks anything. What fails here fails again for whoever asks.
	void engine().catch(() => undefined);

	return {
		ended,
		stop: async () => {
			leading = false;
			stopListening();
			const open = await opened?.catch(() => null);
			// Whatever it was doing when the lock was lost, it lets go.
			await open?.engine.close().catch(() => undefined);
		}
	};
}

/** Every error of the engine in the one shape that windows know. */
function toEngineError(error: unknown): EngineError {
	if (error instanceof EngineError) return error;
	if (error instanceof StorageError) {
		const code = error.code === 'full' ? 'storage-full' : 'storage-denied';
		return new EngineError(code, error.message, { cause: error });
	}
	const message = error instanceof Error ? error.message : String(error);
	return new EngineError('invalid', message, { cause: error });
}

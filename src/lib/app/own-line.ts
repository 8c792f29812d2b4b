import { toLeader, toWindow, type EngineChannel, type ToLeader } from './engine-messages.ts';
import type { WindowWorker } from './window-worker.ts';

/** What a worker has of its window. */
export interface OwnWindow {
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
	removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

/**
 * The channel of a window. What all windows hear goes by way of the browser's own process, and back: at
 * a key that is typed that is half of the answer's time. Where a window's own worker leads, they speak
 * with each other, and the channel is only listened to for another leader.
 */
export function channelOfWindow(channel: EngineChannel, worker: WindowWorker): EngineChannel {
	let own: string | null = null;

	return {
		post: (message: ToLeader) => {
			if (worker.leads) worker.postMessage(message);
			else channel.post(message);
		},
		listen: (listener) => {
			const stopOwn = worker.listen((said) => {
				const leader = leaderIn(said);
				if (leader !== null) {
					own = leader;
					worker.leads = true;
				}
				listener(said);
			});
			const stop = channel.listen((said) => {
				const leader = leaderIn(said);
				if (leader !== null && leader !== own) worker.leads = false;
				if (!worker.leads) listener(said);
			});
			return () => {
				stopOwn();
				stop();
			};
		},
		close: () => channel.close()
	};
}

/** The channel of a worker, who answers its own window by itself and tells both ways what is for all. */
export function channelOfWorker(channel: EngineChannel, window: OwnWindow): EngineChannel {
	/** the id of our window, once it has spoken with us */
	let own: string | null = null;

	return {
		post: (message) => {
			const to = 'window' in message ? message.window : null;
			if (to === null || to === own) window.postMessage(message);
			if (to === null || to !== own) channel.post(message);
		},
		listen: (listener) => {
			const heard = ({ data }: MessageEvent<unknown>): void => {
				own ??= windowIn(data);
				listener(data);
			};
			window.addEventListener('message', heard);
			const stop = channel.listen(listener);
			return () => {
				window.removeEventListener('message', heard);
				stop();
			};
		},
		close: () => channel.close()
	};
}

/**
 * The id of the leader that says that it leads, or null when something else is said. Asked of every
 * message, so it is parsed by whoever takes it in.
 */
function leaderIn(message: unknown): string | null {
	if (typeof message !== 'object' || message === null || !('say' in message)) return null;
	if (message.say !== 'leading') return null;
	const said = toWindow.safeParse(message);
	return said.success && said.data.say === 'leading' ? said.data.by : null;
}

/** Whose window says this to its worker; null when it asks nothing. */
function windowIn(message: unknown): string | null {
	const said = toLeader.safeParse(message);
	return said.success && 'window' in said.data ? said.data.window : null;
}

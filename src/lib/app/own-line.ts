import type { AnswerBoard } from './answer-board.ts';
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
export function channelOfWindow(
	channel: EngineChannel,
	worker: WindowWorker,
	board: AnswerBoard | null
): EngineChannel {
	let own: string | null = null;
	const listeners = new Set<(message: unknown) => void>();
	/** the question whose answer is looked for on the board */
	let open: string | null = null;

	/** The message that says the same comes later, to nobody who waits for it. */
	function take(text: string | null): void {
		if (text === null) return;
		const message = JSON.parse(text) as unknown;
		if (answers(message, open)) open = null;
		for (const listener of listeners) listener(message);
	}

	/** While the frame of the letter is made, at the latest. */
	function lookFor(question: string, on: AnswerBoard): void {
		open = question;
		void hearEarly(question, on);
		requestAnimationFrame(() => {
			if (open === question) take(on.readSoon());
		});
	}

	/** Before that frame, where there is time: what is written then is not in the frame's own time. */
	async function hearEarly(question: string, on: AnswerBoard): Promise<void> {
		while (open === question) {
			await on.written();
			take(on.read());
		}
	}

	return {
		post: (message: ToLeader) => {
			if (!worker.leads) {
				channel.post(message);
				return;
			}
			worker.postMessage(message);
			if (board !== null && asksForFirstRows(message)) lookFor(message.id, board);
		},
		listen: (listener) => {
			listeners.add(listener);
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
				listeners.delete(listener);
				stopOwn();
				stop();
			};
		},
		close: () => channel.close()
	};
}

/** The channel of a worker, who answers its own window by itself and tells both ways what is for all. */
export function channelOfWorker(
	channel: EngineChannel,
	window: OwnWindow,
	board: AnswerBoard | null
): EngineChannel {
	/** the id of our window, once it has spoken with us */
	let own: string | null = null;
	/** what our window looks at the board for */
	const soon = new Set<string>();

	function note(message: ToLeader): void {
		if ('window' in message) own ??= message.window;
		if (message.say === 'call' && asksForFirstRows(message)) soon.add(message.id);
	}

	return {
		post: (message) => {
			const to = 'window' in message ? message.window : null;
			if ('id' in message && soon.delete(message.id)) board?.write(JSON.stringify(message));
			if (to === null || to === own) window.postMessage(message);
			if (to === null || to !== own) channel.post(message);
		},
		listen: (listener) => {
			const heard = ({ data }: MessageEvent<unknown>): void => {
				const said = toLeader.safeParse(data);
				if (said.success) note(said.data);
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

function answers(message: unknown, question: string | null): boolean {
	return (
		typeof message === 'object' && message !== null && 'id' in message && message.id === question
	);
}

/**
 * The beginning of the list is what somebody who types looks at. Of all else nobody notices when it comes
 * a frame later, and a page further down must not hold up the frames of who scrolls there.
 */
function asksForFirstRows(
	message: ToLeader
): message is Extract<ToLeader, { readonly say: 'call' }> {
	if (message.say !== 'call' || message.method !== 'customers') return false;
	const [query] = message.args;
	return typeof query === 'object' && query !== null && 'offset' in query && query.offset === 0;
}

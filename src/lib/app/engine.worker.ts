import { holdBack } from '../store/hold-back.ts';
import { aborted } from '../sync/aborted.ts';
import { AnswerBoard } from './answer-board.ts';
import { hostEngine } from './engine-host.ts';
import { openEngineChannel, toWindow, toWorker, type ToWorker } from './engine-messages.ts';
import { channelOfWorker } from './own-line.ts';
import { campaign, type Leadership } from './leadership.ts';
import { loadWholeEngine, openEngine } from './open-engine.ts';

/** Each window starts one; the one that leads opens the database, the others wait in line. */
let leadership: Leadership | null = null;
const leaving = holdBack();

globalThis.addEventListener('message', (event: MessageEvent<unknown>) => {
	const message = toWorker.safeParse(event.data);
	// What its window asks of the engine is heard by the channel.
	if (!message.success) return;
	const { data } = message;
	switch (data.say) {
		case 'start':
			leadership ??= start(data);
			break;
		case 'prepare':
			// What keeps it from being loaded is told to who opens the database.
			loadWholeEngine().catch(() => undefined);
			break;
		case 'take-over':
			leadership?.takeOver();
			break;
		case 'hold-back':
			leaving.begin();
			break;
	}
});

function start({ database, device, board }: Extract<ToWorker, { say: 'start' }>): Leadership {
	const id = crypto.randomUUID();
	const seen = board === undefined ? null : new AnswerBoard(board);
	const channel = channelOfWorker(openEngineChannel(database), globalThis, seen);
	const standing = campaign(navigator.locks, `ficha:${database}`, async (lost) => {
		const host = hostEngine(channel, id, (emit) =>
			openEngine({ name: database, device, emit, leaving })
		);
		await Promise.race([host.ended, aborted(lost)]);
		await host.stop();
	});
	channel.listen((heard) => {
		const message = toWindow.safeParse(heard);
		if (message.success && message.data.say === 'ended') standing.end();
	});
	void standing.over.then(() => {
		channel.close();
		globalThis.close();
	});
	return standing;
}

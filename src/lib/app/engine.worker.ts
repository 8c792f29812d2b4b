import { aborted } from '../sync/aborted.ts';
import { hostEngine } from './engine-host.ts';
import { openEngineChannel, toWindow, toWorker } from './engine-messages.ts';
import { campaign, type Leadership } from './leadership.ts';
import { openEngine } from './open-engine.ts';

/** Each window starts one; the one that leads opens the database, the others wait in line. */
let leadership: Leadership | null = null;

globalThis.addEventListener('message', (event: MessageEvent<unknown>) => {
	const message = toWorker.parse(event.data);
	if (message.say === 'start') leadership ??= start(message.database, message.device);
	else leadership?.takeOver();
});

function start(database: string, device: string): Leadership {
	const channel = openEngineChannel(database);
	const standing = campaign(navigator.locks, `ficha:${database}`, async (lost) => {
		const host = hostEngine(channel, (emit) => openEngine(database, device, emit));
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

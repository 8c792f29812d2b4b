import * as z from 'zod';
import type { WatchedPage } from './device.ts';

const answer = z.object({
	id: z.number(),
	result: z.looseObject({ usedSize: z.optional(z.number()) })
});

/** Bytes on the heaps of a page and of its workers, after a collection of each. */
export async function heapsOf({ page, cdp }: WatchedPage): Promise<number> {
	await cdp.send('HeapProfiler.collectGarbage');
	const own = await cdp.send('Runtime.getHeapUsage');
	const workers: string[] = [];
	cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
		if (targetInfo.type === 'worker') workers.push(sessionId);
	});
	// The protocol's older way to speak with workers: the newer one is Playwright's own.
	await cdp.send('Target.setAutoAttach', {
		autoAttach: true,
		waitForDebuggerOnStart: false,
		flatten: false
	});
	// Attachments are told before it answers; a page has at least as many workers as it says.
	if (workers.length < page.workers().length) throw new Error('a worker did not answer');
	let bytes = own.usedSize;
	for (const sessionId of workers) bytes += await heapOf(cdp, sessionId);
	await cdp.send('Target.setAutoAttach', {
		autoAttach: false,
		waitForDebuggerOnStart: false,
		flatten: false
	});
	return bytes;
}

async function heapOf(cdp: WatchedPage['cdp'], sessionId: string): Promise<number> {
	const ask = async (id: number, method: string): Promise<number> => {
		const answered = new Promise<number>((resolve) => {
			cdp.on('Target.receivedMessageFromTarget', (event) => {
				const parsed = answer.safeParse(JSON.parse(event.message));
				if (event.sessionId !== sessionId || !parsed.success || parsed.data.id !== id) return;
				resolve(parsed.data.result.usedSize ?? 0);
			});
		});
		const message = JSON.stringify({ id, method });
		await cdp.send('Target.sendMessageToTarget', { sessionId, message });
		return answered;
	};
	await ask(1, 'HeapProfiler.collectGarbage');
	return ask(2, 'Runtime.getHeapUsage');
}

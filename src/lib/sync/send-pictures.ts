import { isPicture } from './outgoing-pictures.ts';
import { pushBatch } from './push.ts';
import type { RoundContext } from './round-context.ts';

/**
 * Sends pictures, once all words have gone and what is new has come: one by one, so that a network
 * that carries one a minute still brings them all. Whatever is saved meanwhile goes before the next;
 * the loop then begins another round.
 *
 * @returns whether anything was sent
 * @throws RoundEnded, StorageError
 */
export async function sendPictures(context: RoundContext): Promise<boolean> {
	const { outbox } = context.database;
	const waiting = outbox.entries().filter(isPicture);
	let sent = 0;
	for (const entry of waiting) {
		if (!outbox.entries().every(isPicture)) break;
		context.sending(sent, waiting.length);
		await pushBatch(context, [entry]);
		sent += 1;
	}
	return sent > 0;
}

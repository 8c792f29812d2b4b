import type { RoundContext } from './round-context.ts';
import { stillUnseen } from './unseen.ts';

/**
 * Brings everything in at once on a device that has never been in step: one stream instead of a page
 * of ids and a request of bodies, again and again. Each part can be used as soon as it is written.
 * The place follows the documents: cut anywhere, the next round goes on after the last whole part.
 * What has changed since it began comes with the ordinary pull, as does everything from a server that
 * has no snapshots.
 *
 * @throws RoundEnded, StorageError
 */
export async function bringInSnapshot({
	database,
	remote,
	receiving
}: RoundContext): Promise<void> {
	const { state } = database;
	const { pulled, snapshot: until = null, lastSync } = await state.place();
	const isFirst = pulled === '0' && lastSync === null;
	if (until === null && !isFirst) return;
	let received = 0;
	await remote.snapshot(until === null ? null : { since: pulled, until }, async (part) => {
		await database.receive(part.revisions);
		const isEnd = part.since === part.until;
		const place = await state.place();
		await state.setPlace({
			...place,
			unseen: stillUnseen(place.unseen, part.revisions),
			pulled: part.since,
			snapshot: isEnd ? null : part.until
		});
		received += part.revisions.length;
		receiving(isEnd ? 1 : received / (received + part.left));
	});
}

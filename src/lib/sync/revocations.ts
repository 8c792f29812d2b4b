import { inBatches, type RoundContext } from './round-context.ts';

const BATCH = 200;

/**
 * Forgets what the user may no longer see. What was edited here and has not been sent stays until the
 * server has heard of it: the token is not moved on, so it is asked about again.
 *
 * @returns whether anything had to go, and went
 * @throws RoundEnded, StorageError
 */
export async function carryOutRevocations({ database, remote }: RoundContext): Promise<boolean> {
	const { revoked } = await database.state.place();
	const { gone, since } = await remote.revocations(revoked);
	const unsent = gone.filter((id) => database.outbox.has(id));
	for (const batch of inBatches(gone, BATCH)) await forget({ database }, batch);
	if (unsent.length > 0 || since === revoked) return false;
	await database.state.setPlace({ ...(await database.state.place()), revoked: since });
	return gone.length > 0;
}

/** Purges documents, but nothing that is only here. */
export async function forget(
	{ database }: Pick<RoundContext, 'database'>,
	ids: readonly string[]
): Promise<void> {
	await database.exclusively(() => database.purge(ids.filter((id) => !database.outbox.has(id))));
}

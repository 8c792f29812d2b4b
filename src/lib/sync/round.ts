import type { Me } from '#domain/wire/me.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { StorageError } from '../store/storage-error.ts';
import { adoptEpoch, giveBackOwed } from './new-epoch.ts';
import { bringInSnapshot } from './first-sync.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { sendPictures } from './send-pictures.ts';
import { reissueFutureStamps } from './reissue.ts';
import { carryOutRevocations } from './revocations.ts';
import type { RoundContext } from './round-context.ts';
import { forgetUnseen } from './unseen.ts';

export type RoundOutcome =
	/** everything was sent and brought in; nothing is new until something comes after this token */
	{ readonly outcome: 'complete'; readonly since: string } | { readonly outcome: 'wipe' };

/**
 * One round, strictly in sequence: who am I → send → forget → bring in → send pictures. Sending comes
 * first, so that nothing is forgotten here that is nowhere else.
 *
 * @param heard is told who the server says is signed in
 * @throws RoundEnded when the server can't be asked, StorageError when the device can't keep it
 */
export async function runRound(
	context: RoundContext,
	heard: (me: Me) => void
): Promise<RoundOutcome> {
	const { database, remote } = context;
	const me = await remote.me();
	if (me.wipe) return { outcome: 'wipe' };
	heard(me);
	database.clock.correct(me.serverTime);
	const unkept = await keepGreeting(database, me);
	await reissueFutureStamps(database);
	await push(context);
	if (unkept !== null) throw unkept;
	await adoptEpoch(context, me.epoch);
	await giveBackOwed(context);
	await bringInSnapshot(context);
	await bringInEverything(context);
	await forgetUnseen(context);
	await context.teller?.tell(database, remote);
	const place = await database.state.place();
	await database.state.setPlace({ ...place, lastSync: database.clock.now() });
	if (await sendPictures(context)) {
		await forgetUnseen(context);
		await context.teller?.tell(database, remote);
	}
	return { outcome: 'complete', since: laterToken(place.pulled, place.revoked) };
}

/** A device without room still sends what it has: nowhere is it safer than at the server. */
async function keepGreeting(database: LocalDatabase, me: Me): Promise<StorageError | null> {
	try {
		await database.state.setMe(me);
		await database.keepClock();
		return null;
	} catch (error) {
		if (error instanceof StorageError) return error;
		throw error;
	}
}

/**
 * Until a pass finds nothing. Only then is everything up to both tokens known, of whichever kind: a
 * revocation that came in while documents were read would else be waited past.
 */
async function bringInEverything(context: RoundContext): Promise<void> {
	for (;;) {
		const forgot = await carryOutRevocations(context);
		const pulled = await pull(context);
		if (!forgot && !pulled) return;
	}
}

/** Tokens are `<sequence>-<epoch>`, of the one epoch that this round has adopted. */
function laterToken(a: string, b: string): string {
	return Number.parseInt(a, 10) >= Number.parseInt(b, 10) ? a : b;
}

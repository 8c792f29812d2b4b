import { decide } from '#domain/access/decide.ts';
import type { Contest } from '#domain/documents/contest.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { DrawAnswer } from '#domain/wire/draws.ts';
import type { Principals } from '../access/principals.ts';
import type { AccountStore } from '../auth/port.ts';

/** A device that is in reach asks every minute; what is noted of it may be five minutes old. */
const QUIET_AFTER = 10 * 60_000;
/** A device is prepared for an event some days before. */
const PREPARED_BEFORE = 7 * 24 * 3_600_000;

export interface DeviceSource {
	readonly accounts: Pick<AccountStore, 'devices' | 'users'>;
	readonly principals: Pick<Principals, 'of'>;
}

/**
 * Devices that may hold entries of this contest that they have not sent: they belong to somebody who
 * hands entries in, were in touch when it was prepared or later, and have not been for a while.
 *
 * @param now milliseconds since the epoch
 */
export async function quietDevices(
	{ accounts, principals }: DeviceSource,
	{ kid, contest, now }: { readonly kid: Ulid; readonly contest: Contest; readonly now: number }
): Promise<DrawAnswer['quiet']> {
	const since = Date.parse(contest.from) - PREPARED_BEFORE;
	const quiet: DrawAnswer['quiet'] = [];
	for (const { id, uid, lastContact } of await accounts.devices.contacts()) {
		if (lastContact < since || lastContact > now - QUIET_AFTER) continue;
		const user = await accounts.users.byUid(uid);
		if (user === null || user.disabled) continue;
		const principal = await principals.of({ user, deviceId: id, wipe: false });
		if (!decide(principal, 'create', { of: 'entry', kid }, { by: uid }).allowed) continue;
		quiet.push({ device: id, uid, lastContact: new Date(lastContact).toISOString() });
	}
	return quiet;
}

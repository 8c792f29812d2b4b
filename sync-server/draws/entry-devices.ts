import { decide } from '#domain/access/decide.ts';
import type { Contest } from '#domain/documents/contest.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Principals } from '../access/principals.ts';
import type { AccountStore } from '../auth/port.ts';

/** A device is prepared for an event some days before. */
const PREPARED_BEFORE = 7 * 24 * 3_600_000;

export interface DeviceSource {
	readonly accounts: Pick<AccountStore, 'devices' | 'users'>;
	readonly principals: Pick<Principals, 'of'>;
}

export interface EntryDevice {
	readonly device: string;
	readonly uid: string;
	/** milliseconds since the epoch */
	readonly lastContact: number;
}

/**
 * Devices that may hold entries of this contest: they belong to somebody who hands entries in, and were
 * in touch when it was prepared or later.
 */
export async function entryDevices(
	{ accounts, principals }: DeviceSource,
	{ kid, contest }: { readonly kid: Ulid; readonly contest: Contest }
): Promise<readonly EntryDevice[]> {
	const since = Date.parse(contest.from) - PREPARED_BEFORE;
	const found: EntryDevice[] = [];
	for (const { id, uid, lastContact } of await accounts.devices.contacts()) {
		if (lastContact < since) continue;
		const user = await accounts.users.byUid(uid);
		if (user === null || user.disabled) continue;
		const principal = await principals.of({ user, deviceId: id, wipe: false });
		if (!decide(principal, 'create', { of: 'entry', kid }, { by: uid }).allowed) continue;
		found.push({ device: id, uid, lastContact });
	}
	return found;
}

import type { Contest } from '#domain/documents/contest.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { DrawAnswer } from '#domain/wire/draws.ts';
import { entryDevices, type DeviceSource } from './entry-devices.ts';

/** A device that is in reach asks every minute; what is noted of it may be five minutes old. */
const QUIET_AFTER = 10 * 60_000;

/**
 * Devices that may hold entries of this contest that they have not sent: they have not been in touch for
 * a while.
 *
 * @param now milliseconds since the epoch
 */
export async function quietDevices(
	source: DeviceSource,
	{ kid, contest, now }: { readonly kid: Ulid; readonly contest: Contest; readonly now: number }
): Promise<DrawAnswer['quiet']> {
	const devices = await entryDevices(source, { kid, contest });
	return devices
		.filter(({ lastContact }) => lastContact <= now - QUIET_AFTER)
		.map((each) => ({ ...each, lastContact: new Date(each.lastContact).toISOString() }));
}

import type { Contest } from '#domain/documents/contest.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { DrawAnswer } from '#domain/wire/draws.ts';
import { entryDevices, type DeviceSource } from './entry-devices.ts';

/** A device that is in reach asks every minute; what is noted of it may be five minutes old. */
const QUIET_AFTER = 10 * 60_000;

/**
 * Devices that may hold entries of this contest that they have not sent: they have not been in touch for
 * a while, or have said last that something is left. What is left may be no entry: a device does not
 * say, and whoever closes the list decides.
 *
 * @param now milliseconds since the epoch
 */
export async function quietDevices(
	source: DeviceSource,
	{ kid, contest, now }: { readonly kid: Ulid; readonly contest: Contest; readonly now: number }
): Promise<DrawAnswer['quiet']> {
	const quiet: DrawAnswer['quiet'][number][] = [];
	for (const { device, uid, lastContact } of await entryDevices(source, { kid, contest })) {
		const report = await source.accounts.devices.report(device);
		if (lastContact > now - QUIET_AFTER && (report?.pending ?? 0) === 0) continue;
		quiet.push({
			device,
			uid,
			lastContact: new Date(lastContact).toISOString(),
			told:
				report === null ? null : { pending: report.pending, at: new Date(report.at).toISOString() }
		});
	}
	return quiet;
}

import { decide, decideDevices } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { contest, type Contest } from '#domain/documents/contest.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { EventDevices } from '#domain/wire/devices.ts';
import { entryDevices, type DeviceSource } from '../draws/entry-devices.ts';
import { forbidden, notFound } from '../replication/refusal.ts';
import type { Storage } from '../storage/port.ts';

export interface EventDevicesParts extends DeviceSource {
	readonly storage: Pick<Storage, 'bulkGet'>;
}

/**
 * The devices of an event, for who answers for them: when each was last heard of, and what it said then.
 *
 * @throws Refusal 403 for who has no say over colleagues, 404 for a contest that is not there for them
 */
export async function readEventDevices(
	parts: EventDevicesParts,
	{ principal, kid }: { readonly principal: Principal; readonly kid: Ulid }
): Promise<EventDevices> {
	const may = decideDevices(principal);
	if (!may.allowed) throw forbidden(may.because);
	const found = await visibleContest(parts.storage, principal, kid);
	const devices = await entryDevices(parts, { kid, contest: found });
	const told = await Promise.all(
		devices.map(async ({ device, uid, lastContact }) => {
			const known = await parts.accounts.devices.byId(device);
			const report = await parts.accounts.devices.report(device);
			return {
				device,
				name: known?.name ?? '',
				uid,
				lastContact: new Date(lastContact).toISOString(),
				report: report === null ? null : { ...report, at: new Date(report.at).toISOString() }
			};
		})
	);
	return { devices: told.toSorted((a, b) => (a.lastContact < b.lastContact ? -1 : 1)) };
}

async function visibleContest(
	storage: Pick<Storage, 'bulkGet'>,
	principal: Principal,
	kid: Ulid
): Promise<Contest> {
	const id = formatDocId({ kind: 'contest', kid });
	const [row] = await storage.bulkGet([{ id }]);
	const [winner] = row?.found ?? [];
	const { data } = contest.safeParse({ ...winner?.body, _id: id });
	if (winner === undefined || winner.deleted || data === undefined) throw notFound();
	const { audience = null } = data;
	const facts = { by: null, audience };
	if (!decide(principal, 'read', { of: 'contest', kid }, facts).allowed) throw notFound();
	return data;
}

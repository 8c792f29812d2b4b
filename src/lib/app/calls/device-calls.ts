import { isUlid } from '#domain/documents/ulid.ts';
import { eventDevices } from '#domain/wire/devices.ts';
import type { DeviceTeller } from '../../sync/device-teller.ts';
import type { DevicesApi, EventDevicesReply } from '../devices-api.ts';
import type { EngineCore } from '../engine-core.ts';
import { EngineError } from '../engine-error.ts';

const PATIENCE_MS = 20_000;

/** This device, to the server; and those of an event, to who answers for them. */
export function deviceCalls(core: EngineCore, teller: DeviceTeller): DevicesApi {
	const { client, colleagues } = core;
	return {
		describeDevice: (about) => {
			teller.know(about);
			return Promise.resolve();
		},
		eventDevices: async (kid): Promise<EventDevicesReply> => {
			if (!isUlid(kid)) throw new EngineError('invalid', 'not a ULID');
			const answer = await client.ask({
				method: 'GET',
				path: `/api/v1/contests/${kid}/devices`,
				schema: eventDevices,
				timeoutMs: PATIENCE_MS
			});
			if (answer.kind !== 'ok') return { kind: answer.kind };
			const { devices } = answer.value;
			return {
				kind: 'ok',
				devices: devices.map((each) => ({ ...each, owner: colleagues.nameOf(each.uid) }))
			};
		}
	};
}

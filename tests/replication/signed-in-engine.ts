import { startEngine, type Engine } from '../../src/lib/app/engine.ts';
import { ListKeeper } from '../../src/lib/app/kept-list.ts';
import { KioskDesk } from '../../src/lib/app/kiosk-desk.ts';
import { openList } from '../../src/lib/app/open-list.ts';
import { createPinHasher } from '../../src/lib/app/pin-hash.ts';
import { DeviceTeller } from '../../src/lib/sync/device-teller.ts';
import type { Company, PersonName } from '../builders/company.ts';
import { offlineClient, restingLoop } from '../builders/local-engine.ts';
import { emptyDevice, openDevice, type Device } from './device.ts';

export interface SignedInEngine {
	readonly engine: Engine;
	/** what the device held when the app began */
	readonly held: readonly string[];
	/** meets the server when it is told to */
	readonly device: Device;
}

/** The app on a device that has just met the server. */
export async function signedInEngine(company: Company, name: PersonName): Promise<SignedInEngine> {
	const kept = emptyDevice();
	const device = await openDevice(company, name, { kept });
	const { database, client } = device;
	await device.roundAtLast();
	await database.state.setMe(client.me);
	const { side } = kept;
	const engine = await startEngine({
		database,
		loop: restingLoop,
		client: offlineClient,
		teller: new DeviceTeller(),
		emit: () => undefined,
		list: await openList(side),
		keeper: await ListKeeper.open(side),
		kiosk: await KioskDesk.open({ side, clock: Date.now, hasher: createPinHasher(crypto, 1) }),
		later: () => () => undefined,
		told: () => Promise.resolve()
	});
	return { engine, held: await database.documents.ids('', 1000), device };
}

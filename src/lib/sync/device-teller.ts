import type { DeviceReport, KioskWaiver } from '#domain/wire/devices.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { RoundEnded, type RemoteDatabase } from './remote-database.ts';

/** What only a window knows. */
export type DeviceAbout = Pick<DeviceReport, 'version' | 'battery'>;

/** A charge that falls is told of in steps: nobody acts on a percent. */
const STEPS = 10;

/**
 * Says to the server what is left to be sent once it has been tried, so that whoever answers for an
 * event sees which device to look after. Told when it has changed, and not with every round.
 */
export class DeviceTeller {
	#about: DeviceAbout = { version: '', battery: null };
	#told = '';

	/** @param waivers kiosks that were opened here although something was missing */
	constructor(private readonly waivers: () => readonly KioskWaiver[] = () => []) {}

	know(about: DeviceAbout): void {
		this.#about = about;
	}

	/** Never what ends a round: a server of before does not listen. */
	async tell(database: LocalDatabase, remote: Pick<RemoteDatabase, 'tell'>): Promise<void> {
		const { outbox, rejected } = database;
		const { version, battery } = this.#about;
		const waivers = [...this.waivers()];
		const report: DeviceReport = {
			pending: outbox.units(),
			oldest: outbox.entries()[0]?.since ?? null,
			refused: await rejected.units(),
			...(waivers.length > 0 && { waivers }),
			version,
			battery: battery === null ? null : Math.round(battery * STEPS) / STEPS
		};
		const words = JSON.stringify(report);
		if (words === this.#told) return;
		try {
			await remote.tell(report);
			this.#told = words;
		} catch (error) {
			if (!(error instanceof RoundEnded)) throw error;
		}
	}
}

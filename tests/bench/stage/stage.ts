import { BareSite } from './bare-site.ts';
import { Device } from './device.ts';

/** Customers on the device where a target does not say otherwise. */
export const CUSTOMERS = 10_000;

/** What benches work with; what takes long is made when it is first needed, once for all of them. */
export interface Stage {
	/** file given with `--input` */
	readonly input: string | null;
	/** asked for with `--large` */
	readonly large: boolean;
	/** Offline, with `CUSTOMERS` and their history on it, the browser closed: leave it so. */
	device(): Promise<Device>;
	/** Pages for baselines, with `CUSTOMERS` to ask for. */
	bare(): Promise<BareSite>;
	close(): Promise<void>;
}

export function openStage({ input, large }: Pick<Stage, 'input' | 'large'>): Stage {
	let device: Promise<Device> | null = null;
	let bare: Promise<BareSite> | null = null;
	return {
		input,
		large,
		device: () => (device ??= Device.synced({ customers: CUSTOMERS, history: 'full' })),
		bare: () => (bare ??= BareSite.open(CUSTOMERS)),
		close: async () => {
			await (await device?.catch(() => null))?.discard();
			await (await bare)?.close();
		}
	};
}

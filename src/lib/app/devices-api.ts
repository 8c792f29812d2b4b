import type { EventDevices } from '#domain/wire/devices.ts';

/** What devices say of themselves, and who answers for an event hears. */
export interface DevicesApi {
	/** Asks the server: a device knows of no other. */
	eventDevices(kid: string): Promise<EventDevicesReply>;
	/** What only a window knows of this device; told to the server with a later round. */
	describeDevice(about: DeviceAbout): Promise<void>;
}

interface DeviceAbout {
	/** of the app */
	readonly version: string;
	/** from 0 to 1; null where the platform does not tell */
	readonly battery: number | null;
}

export interface EventDevice extends Readonly<EventDevices['devices'][number]> {
	/** '' for someone whom this device does not know */
	readonly owner: string;
}

export type EventDevicesReply =
	| { readonly kind: 'ok'; readonly devices: readonly EventDevice[] }
	| { readonly kind: 'offline' | 'blocked' | 'busy' | 'signedOut' | 'refused' };

import type { AccountStore } from './port.ts';
import type { Caller } from './service.ts';

/**
 * Who speaks from this device, by what the store says now.
 *
 * @returns null where the user is gone or disabled, or the device is revoked or another's
 */
export async function callerOf(
	accounts: AccountStore,
	uid: string,
	deviceId: string
): Promise<Caller | null> {
	const user = await accounts.users.byUid(uid);
	if (user === null || user.disabled) return null;
	const device = await accounts.devices.byId(deviceId);
	if (device === null || device.uid !== uid || device.revoked) return null;
	return { user, deviceId, wipe: device.wipe };
}

import type { AccountStore, DeviceRecord } from './port.ts';
import type { DeviceRefusal } from './service.ts';

/**
 * Notes that a user signs in from a device: the first time binds it for good. Its stamps are that
 * user's, and its database holds what that user may see, so it can't become another's.
 */
export async function bindDevice(
	accounts: AccountStore,
	known: DeviceRecord | null,
	device: { readonly id: string; readonly name: string; readonly uid: string },
	now: number
): Promise<DeviceRefusal | DeviceRecord> {
	if (known !== null && known.uid !== device.uid) return 'bound-to-another';
	if (known?.revoked === true) return 'revoked';
	const { createdAt, wipe } = known ?? { createdAt: now, wipe: false };
	const record = { ...device, createdAt, lastSeen: now, wipe, revoked: false };
	await accounts.devices.put(record);
	return record;
}

/** Its sessions end and it can't sign in again. What it holds stays on it: see `wipeDevice`. */
export async function revokeDevice(accounts: AccountStore, device: DeviceRecord): Promise<void> {
	await accounts.devices.put({ ...device, revoked: true });
	await accounts.sessions.deleteOfDevice(device.id);
	await deleteAppPasswordsOf(accounts, device);
}

/**
 * At its next contact the device is told to destroy what it holds. Its session must live until then,
 * or the device could not ask; the HTTP layer gives it nothing else.
 */
export async function wipeDevice(accounts: AccountStore, device: DeviceRecord): Promise<void> {
	await accounts.devices.put({ ...device, wipe: true, revoked: false });
	await deleteAppPasswordsOf(accounts, device);
}

async function deleteAppPasswordsOf(accounts: AccountStore, device: DeviceRecord): Promise<void> {
	for (const record of await accounts.appPasswords.ofUser(device.uid)) {
		if (record.deviceId === device.id) await accounts.appPasswords.delete(record.hash);
	}
}

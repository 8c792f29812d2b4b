import * as z from 'zod';
import type { DeviceRecord, UserRecord } from '../auth/port.ts';
import type { AdminCommand } from './command.ts';
import { findUser } from './find-user.ts';
import { textTable } from './text-table.ts';
import { parseOptions } from './parse-options.ts';

const options = z.object({ user: z.string().optional() });

export const listDevices: AdminCommand = {
	name: 'list-devices',
	summary: 'show the devices and programs that have signed in',
	changes: false,
	options: [{ flags: '--user <login>', description: 'of one colleague only' }],
	run: async ({ accounts, print }, input) => {
		const { user } = parseOptions(options, input);
		const users =
			user === undefined ? await accounts.users.list() : [await findUser(accounts, user)];
		const rows: (readonly string[])[] = [];
		for (const owner of users) {
			const devices = await accounts.devices.ofUser(owner.uid);
			rows.push(...devices.map((device) => deviceRow(owner, device)));
		}
		if (rows.length === 0) print('No device has signed in yet.');
		else textTable(['DEVICE', 'USER', 'NAME', 'LAST SEEN', ''], rows).forEach(print);
	}
};

function deviceRow({ login }: UserRecord, device: DeviceRecord): readonly string[] {
	const lastSeen = new Date(device.lastSeen).toISOString().slice(0, 16).replace('T', ' ');
	const state = device.revoked ? 'revoked' : device.wipe ? 'to be wiped' : '';
	return [device.id, login, device.name, lastSeen, state];
}

import * as z from 'zod';
import { revokeDevice as revoke, wipeDevice } from '../auth/devices.ts';
import type { AdminCommand } from './command.ts';
import { UsageError } from './usage-error.ts';
import { parseOptions } from './parse-options.ts';

const options = z.object({ wipe: z.boolean().default(false) });

export const revokeDevice: AdminCommand = {
	name: 'revoke-device',
	summary: 'shut a device or a program out at once',
	changes: true,
	argument: { name: '<device>', description: 'its id, as "list-devices" shows it' },
	options: [
		{ flags: '--wipe', description: 'also tell it to destroy what it holds at its next contact' }
	],
	run: async ({ accounts, print }, input) => {
		const { wipe } = parseOptions(options, input);
		const device = await accounts.devices.byId(input.argument);
		if (device === null) {
			throw new UsageError(
				`There is no device "${input.argument}". "list-devices" shows those there are.`
			);
		}
		if (wipe) {
			await wipeDevice(accounts, device);
			print(`"${device.name}" gets nothing more, and is told to wipe itself at its next contact.`);
		} else {
			await revoke(accounts, device);
			print(`"${device.name}" is signed out and can't sign in again. What it holds stays on it.`);
		}
	}
};

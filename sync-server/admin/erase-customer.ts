import * as z from 'zod';
import { isUlid } from '#domain/documents/ulid.ts';
import { tracesOf } from '../erasure/customer-traces.ts';
import { eraseCustomer as erase } from '../erasure/erase-customer.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions } from './parse-options.ts';
import { UsageError } from './usage-error.ts';

const options = z.object({ yes: z.boolean().default(false) });

export const eraseCustomer: AdminCommand = {
	name: 'erase-customer',
	summary: 'remove a person and all that is kept of them, for good',
	changes: true,
	argument: { name: '<customer>', description: 'its id, as in the address of its card' },
	options: [{ flags: '--yes', description: 'really: nothing brings them back but a backup' }],
	run: async ({ storage, print }, input) => {
		const { yes } = parseOptions(options, input);
		const traces = isUlid(input.argument) ? await tracesOf(storage, input.argument) : null;
		if (traces === null) throw new UsageError(`There is no customer "${input.argument}".`);
		const cards = traces.cids.size === 1 ? 'the card' : `${traces.cids.size} merged cards`;
		if (!yes) {
			throw new UsageError(`Add --yes to erase ${cards} and all that hangs on it, for good.`);
		}
		const count = await erase(storage, traces);
		print(`Erased ${count} documents of ${cards}. Devices forget them at their next contact.`);
		print('Backups that were made before still hold them.');
	}
};

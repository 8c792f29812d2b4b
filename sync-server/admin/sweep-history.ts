import { setImmediate as othersTurn } from 'node:timers/promises';
import * as z from 'zod';
import { keptSince } from '../history/kept-since.ts';
import { sweepHistory as sweep, weighHistory, type Aged } from '../history/sweep-history.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions } from './parse-options.ts';

const options = z.object({ yes: z.boolean().default(false) });

export const sweepHistory: AdminCommand = {
	name: 'sweep-history',
	summary: 'take out what is older than histories are kept, as the server does daily',
	// A sweep is on record by itself, with what it found.
	changes: false,
	options: [{ flags: '--yes', description: 'really: without it, it says how much would go' }],
	run: async ({ storage, accounts, clock, print }, input) => {
		const { yes } = parseOptions(options, input);
		const before = await keptSince(storage, clock());
		if (before === null) {
			print(
				'Histories are kept for ever: nothing is to go. An administrator can change that in the app.'
			);
			return;
		}
		const parts = { storage, devices: accounts.devices, clock, pause: () => othersTurn() };
		const since = new Date(before).toISOString().slice(0, 10);
		if (!yes) {
			const found = await weighHistory(parts, before);
			print(
				`${sentenceOf(found)} came before ${since} and would go. Add --yes to take them out, for good.`
			);
			return;
		}
		const gone = await sweep(parts, { before, actor: 'command' });
		print(`${sentenceOf(gone)} from before ${since} are gone.`);
		print('Backups that were made before still hold them.');
	}
};

function sentenceOf({ events, bodies }: Aged): string {
	const changes = events === 1 ? '1 change' : `${events} changes`;
	return `${changes} and ${bodies === 1 ? '1 old revision' : `${bodies} old revisions`}`;
}

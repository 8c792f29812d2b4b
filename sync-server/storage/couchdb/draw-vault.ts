import * as z from 'zod';
import type { DrawVault } from '../../draws/port.ts';
import type { CouchDatabase } from './couch-database.ts';
import { KindOfRecord } from './kind-of-record.ts';

const seed = z.object({ commitment: z.string(), seed: z.string() });
const list = z.object({
	digest: z.string(),
	text: z.string(),
	others: z.array(z.string()).readonly()
});

/** Seeds and lists beside the accounts, where no document of the company is. */
export function createDrawVault(accounts: CouchDatabase): DrawVault {
	const seeds = new KindOfRecord(accounts, 'draw-seed', seed);
	const lists = new KindOfRecord(accounts, 'draw-list', list);
	return {
		keepSeed: (secret) =>
			seeds.change(secret.commitment, (former) => (former === null ? secret : null)),
		seed: async (commitment) => (await seeds.get(commitment))?.seed ?? null,
		keepList: (frozen) => lists.change(frozen.digest, () => frozen),
		list: (digest) => lists.get(digest),
		all: async () => ({ seeds: await seeds.all(), lists: await lists.all() })
	};
}

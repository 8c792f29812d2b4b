import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { claimServer } from '../storage/embedded/claim-server.ts';
import { moveIntoCouch, moveIntoFile } from '../storage/move-target.ts';
import { openStore } from '../storage/open-store.ts';
import type { StorePlace, StoreUse } from '../storage/store.ts';
import type { Moves } from './command.ts';
import { UsageError } from './usage-error.ts';

/** The two places that the configuration names. What is opened ends with the process. */
export function openMoves(place: StorePlace, use: Omit<StoreUse, 'as'>): Moves {
	const { dataDir, couchdb } = place;
	const file = join(dataDir, 'ficha.sqlite');
	const known = () => {
		if (couchdb !== null) return { dataDir, couchdb };
		throw new UsageError('Set COUCHDB_URL to the CouchDB that is meant.');
	};
	return {
		from: async (where) => {
			if (where === 'couchdb') return await openStore(known(), { ...use, as: 'command' });
			if (!existsSync(file)) throw new UsageError(`There is no company in ${file}.`);
			// No server may write to it meanwhile. The claim ends with the process.
			claimServer(file);
			return await openStore({ dataDir, couchdb: null }, { ...use, as: 'command' });
		},
		into: (where) =>
			where === 'couchdb' ? moveIntoCouch(known(), use) : moveIntoFile(dataDir, use)
	};
}

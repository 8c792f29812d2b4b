import fc from 'fast-check';
import { describe, test } from 'vitest';
import { EmbeddedLedgerStore } from '../../sync-server/storage/embedded/ledger-store.ts';
import { openDatabase } from '../../sync-server/storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../../sync-server/storage/embedded/storage.ts';
import { MemoryLedgerStore } from '../../sync-server/storage/memory/ledger-store.ts';
import { MemoryStorage } from '../../sync-server/storage/memory/storage.ts';
import { companies } from './company-changes.ts';
import { RandomCompany, type Adapters } from './random-company.ts';

/** How many, in memory, and some in the SQLite file. `npm run soak` takes a thousand. */
const COMPANIES = Number(process.env['FICHA_TEST_COMPANIES'] ?? 150);
const IN_FILE = Math.ceil(COMPANIES / 10);

const inMemory: Adapters = {
	storage: (log) => new MemoryStorage(log),
	store: () => new MemoryLedgerStore()
};

describe('whatever changes in a company, each device holds what the policy says, and no more', () => {
	test(`${COMPANIES} companies in memory`, () => check(inMemory, COMPANIES));
	test(`${IN_FILE} companies in the SQLite file`, () => check(inOneFile(), IN_FILE));
});

async function check(adapters: Adapters, numRuns: number): Promise<void> {
	await fc.assert(
		fc.asyncProperty(companies, async ({ changes, rowsPerStep }) => {
			const company = new RandomCompany(adapters, rowsPerStep);
			for (const change of changes) await company.do(change);
			await company.settle();
		}),
		{ numRuns }
	);
}

/** The ledger beside the documents, as in the server. */
function inOneFile(): Adapters {
	let database = openDatabase(':memory:');
	return {
		storage: (log) => {
			database.close();
			database = openDatabase(':memory:');
			return new EmbeddedStorage(database, log);
		},
		store: () => new EmbeddedLedgerStore(database)
	};
}

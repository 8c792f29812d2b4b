import { join } from 'node:path';
import { customerId, formatDocId } from '#domain/documents/ids.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import { firstRevision } from '../../../sync-server/admin/first-revision.ts';
import { colleagues, FOUNDED } from '../../../sync-server/demo/company.ts';
import {
	generateCustomers,
	type DemoCustomer
} from '../../../sync-server/demo/generate-customers.ts';
import { generateHistory } from '../../../sync-server/demo/generate-history.ts';
import { seedDemo } from '../../../sync-server/demo/seed-demo.ts';
import { createAccountStore } from '../../../sync-server/storage/embedded/accounts.ts';
import { openDatabase } from '../../../sync-server/storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../../../sync-server/storage/embedded/storage.ts';
import type { RevisionInput } from '../../../sync-server/storage/port.ts';
import { busyRevisions } from './busy-customers.ts';

/** The same customers in every run. */
const SEED = 'bench';
const TERRITORY = 'norte';
const HISTORY_ENDS = Date.UTC(2026, 10, 1);
/** Documents in one transaction. */
const BATCH = 2000;

export interface CompanySize {
	readonly customers: number;
	/** some two and a half contacts a customer, and purchases of those who buy */
	readonly history: 'full' | 'none';
	/** one customer more for each, with so many entries in their timeline */
	readonly busy?: readonly number[];
}

/** Fills an empty data directory: the demo's people and contest, and so many customers of its own. */
export async function writeCompany(dataDir: string, size: CompanySize): Promise<void> {
	const database = openDatabase(join(dataDir, 'ficha.sqlite'));
	const storage = new EmbeddedStorage(database);
	const accounts = createAccountStore(database);
	await seedDemo({ storage, accounts, now: Date.now(), seed: SEED, customers: 0 });
	await storage.bulkDocs([firstRevision(benchSegment.id, benchSegment.values, FOUNDED)]);
	let batch: RevisionInput[] = [];
	const { customers, busy = [] } = size;
	let place = 0;
	for (const customer of benchCustomers(customers + busy.length)) {
		const entries = busy[place++ - customers];
		if (entries === undefined) batch.push(...revisionsOf(customer, size));
		else batch.push(...busyRevisions(customer, entries, HISTORY_ENDS));
		if (batch.length < BATCH) continue;
		await storage.bulkDocs(batch);
		batch = [];
	}
	await storage.bulkDocs(batch);
	await storage.close();
}

const segmentUlid = newUlid(FOUNDED, () => 0.5);
const lately = { is: 'last', count: 12, unit: 'month' };

/** Women who spent more than 500 in the last year: a condition of the card, and one of all purchases. */
export const benchSegment = {
	ulid: segmentUlid,
	id: formatDocId({ kind: 'segment', ulid: segmentUlid }),
	values: {
		schema: 1,
		by: colleagues.find(({ login }) => login === 'ana')?.uid ?? '',
		name: 'Bench',
		where: {
			kind: 'all',
			of: [
				{ kind: 'choice', field: 'sex', in: ['female'] },
				{
					kind: 'sum',
					events: { of: 'purchase', within: lately },
					currency: 'EUR',
					compare: 'above',
					value: 50_000
				}
			]
		}
	}
} as const;

/** All in the territory of one rep, whose device they are to fill. */
export function* benchCustomers(count: number): Generator<DemoCustomer> {
	let left = count;
	for (const customer of generateCustomers(Infinity, SEED)) {
		if (left === 0) return;
		if (!customer.owner.territories.includes(TERRITORY)) continue;
		left -= 1;
		yield customer;
	}
}

export function revisionsOf(
	customer: DemoCustomer,
	{ history }: Pick<CompanySize, 'history'>
): readonly RevisionInput[] {
	const { cid, values, createdAt } = customer;
	const events = history === 'full' ? generateHistory(customer, SEED, HISTORY_ENDS) : [];
	return [
		firstRevision(customerId(cid), values, createdAt),
		...events.map((event) => firstRevision(event.id, event.values, event.at))
	];
}

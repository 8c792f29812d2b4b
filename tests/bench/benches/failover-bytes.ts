import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../sync-server/server.ts';
import { openBeside, startCompany, testConfig, type Company } from '../../builders/company.ts';
import { knownCustomer } from '../../builders/documents.ts';
import { COUCHDB_URL } from '../../builders/couchdb-url.ts';
import { openDevice } from '../../replication/device.ts';
import type { Bench, Figure } from '../bench.ts';
import { benchCustomers, revisionsOf } from '../stage/company-data.ts';
import { CountedLink } from '../stage/counted-link.ts';
import { CUSTOMERS } from '../stage/stage.ts';

/** Customers that were signed up while the device was on its way. */
const MEANWHILE = 20;
const MOST = 0.05;
const KILO = 1000;

/**
 * What it costs a device to go on at another gateway, which knows nothing of where it stood; beside
 * what everything costs. Without a CouchDB the one server forgets its ledgers: the same to a device.
 */
export const failoverBytes: Bench = {
	name: 'failover-bytes',
	about: 'bytes, there and back, of a device that moves to another gateway; a full sync beside it',
	async measure() {
		const customers = [...benchCustomers(CUSTOMERS)];
		const documents = customers.flatMap((customer) => revisionsOf(customer, { history: 'full' }));
		const couchdb =
			COUCHDB_URL === '' ? null : { url: COUCHDB_URL, database: `ficha-bench-${process.pid}` };
		const company = await startCompany({ documents, config: { couchdb } });
		const link = await CountedLink.open(company.url);
		const device = await openDevice(company, 'ana', {
			network: (fetch) => (url, init) => fetch(url.replace(company.url, link.url), init)
		});
		const gateways: Gateway[] = [];
		const moved = async (): Promise<number> => {
			const gateway = await nextGateway(company);
			gateways.push(gateway);
			link.lead(gateway.url);
			link.taken();
			// The first request finds its connection closed, as it would be.
			await device.roundAtLast();
			return link.taken();
		};
		try {
			link.taken();
			await device.round();
			const full = link.taken();
			const unchanged = await moved();
			await signUp(company);
			return [figure('failover-bytes', unchanged, full), figure(CHANGED, await moved(), full)];
		} finally {
			await device.close();
			await link.close();
			for (const gateway of gateways) await gateway.close();
			await company.close();
		}
	}
};

const CHANGED = `failover-bytes.${MEANWHILE}-new`;

function figure(name: string, bytes: number, full: number): Figure {
	return {
		name,
		value: bytes / KILO,
		unit: 'kB',
		baseline: full / KILO,
		n: 1,
		target: { below: (MOST * full) / KILO }
	};
}

interface Gateway {
	readonly url: string;
	close(): Promise<void>;
}

async function nextGateway({ config, url }: Company): Promise<Gateway> {
	if (config.couchdb === null) {
		const store = await openBeside(config);
		store.ledgers.reset();
		await store.close();
		return { url, close: () => Promise.resolve() };
	}
	const dataDir = await mkdtemp(join(tmpdir(), 'ficha-gateway-'));
	const server = await startServer({ ...testConfig(dataDir), couchdb: config.couchdb });
	return {
		url: server.url,
		close: async () => {
			await server.close();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

async function signUp({ config }: Company): Promise<void> {
	const store = await openBeside(config);
	const revisions = Array.from({ length: MEANWHILE }, () => knownCustomer('ana').revision);
	await store.storage.bulkDocs(revisions);
	await store.close();
}

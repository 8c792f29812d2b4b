import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../builders/client.ts';
import { furnish, PASSWORD, testConfig } from '../builders/company.ts';
import { newCustomer, newEntry, type WireDocument } from '../builders/documents.ts';
import { bundleServer, startProcess, type ServerProcess } from '../builders/server-process.ts';

/** Of the embedded storage, whose file must stand it. Gateways on a CouchDB have a test of their own. */
const KILLS = 50;
const BATCH = 8;
const CHECKPOINT = '/couch/ficha/_local/push';

/** A batch that was sent; whether the server said that it had it is known later. */
interface Batch {
	readonly number: number;
	readonly documents: readonly WireDocument[];
	acknowledged: boolean;
}

let dataDir: string;
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'ficha-crash-'));
	await furnish({ ...testConfig(dataDir), couchdb: null }, []);
	await bundleServer();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test(`killed in the middle of pushes, ${KILLS} times, the server has lost nothing that it acknowledged`, async () => {
	const batches: Batch[] = [];
	let cut = 0;
	for (let kill = 0; kill < KILLS; kill++) {
		await withServer(async (ana, server) => {
			await expectKept(ana, batches.slice(-10));
			// Counted in acknowledgements, as machines differ; then some of fifty meet every moment.
			const seen = acknowledgements(kill % 4);
			const pushing = pushUntilCut(ana, batches, seen.count);
			await seen.reached;
			await delay(1 + (kill % 13));
			await server.kill();
			await pushing;
			if (batches.at(-1)?.acknowledged === false) cut++;
		});
	}
	await withServer((ana) => expectKept(ana, batches));
	// Otherwise the kills came between pushes, and nothing was shown.
	expect(cut).toBeGreaterThan(KILLS / 4);
	expect(batches.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(KILLS);
});

/** Sessions outlive the server as well. */
let session: Client | null = null;

async function withServer(
	task: (ana: Client, server: ServerProcess) => Promise<void>
): Promise<void> {
	const server = await startProcess(dataDir, { COUCHDB_URL: '' });
	try {
		session ??= await Client.signIn(server.url, 'ana', PASSWORD);
		await task(session.at(server.url), server);
	} finally {
		await server.kill();
	}
}

/** As a device does: a batch, its acknowledgement, the checkpoint, and the next; one that was cut, again. */
async function pushUntilCut(
	ana: Client,
	batches: Batch[],
	acknowledged: () => void
): Promise<void> {
	try {
		for (;;) {
			const batch = nextBatch(ana, batches);
			const docs = batch.documents;
			const answer = await ana.post('/couch/ficha/_bulk_docs', { new_edits: false, docs });
			expect(answer.status).toBe(201);
			batch.acknowledged = true;
			acknowledged();
			await ana.put(CHECKPOINT, { number: batch.number });
		}
	} catch (error) {
		// A connection that ended is what the test is about; any other failure is one.
		if (!(error instanceof TypeError)) throw error;
	}
}

/** Tells when so many pushes were acknowledged. */
function acknowledgements(wanted: number): {
	readonly count: () => void;
	readonly reached: Promise<void>;
} {
	let count = 0;
	let reach = (): void => undefined;
	const reached = new Promise<void>((resolve) => (reach = resolve));
	if (wanted === 0) reach();
	return {
		count: () => {
			count += 1;
			if (count === wanted) reach();
		},
		reached
	};
}

function nextBatch(ana: Client, batches: Batch[]): Batch {
	const last = batches.at(-1);
	if (last?.acknowledged === false) return last;
	const batch = makeBatch(batches.length, ana.me.device);
	batches.push(batch);
	return batch;
}

function makeBatch(number: number, device: string): Batch {
	const documents = Array.from({ length: BATCH / 2 }, () => [
		newEntry('ana', device).document,
		newCustomer('ana', device)
	]).flat();
	return { number, documents, acknowledged: false };
}

async function expectKept(ana: Client, batches: readonly Batch[]): Promise<void> {
	const checkpoint = Number((await ana.get(CHECKPOINT)).body['number'] ?? -1);
	for (const { number, documents, acknowledged } of batches) {
		const wanted = documents.map(({ _id, _rev }) => [_id, [_rev]] as const);
		const { body } = await ana.post('/couch/ficha/_revs_diff', Object.fromEntries(wanted));
		const missing = Object.keys(body).length;
		if (acknowledged || number <= checkpoint) expect(missing).toBe(0);
		// One transaction: all of a batch or nothing of it, and with an entry its customer.
		expect([0, documents.length]).toContain(missing);
		const entry = documents[0]?._id ?? '';
		const customer = await ana.get(`/couch/ficha/customer:${entry.split(':')[2] ?? ''}`);
		expect(customer.status).toBe(missing === 0 ? 200 : 404);
	}
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropCouch } from '../../sync-server/storage/couchdb/connect.ts';

import { Client } from '../builders/client.ts';
import { furnish, PASSWORD, testConfig } from '../builders/company.ts';
import { knownCustomer, newCustomer, newEntry, type WireDocument } from '../builders/documents.ts';
import { bundleServer, startProcess } from '../builders/server-process.ts';
import { COUCHDB_URL } from '../builders/couchdb-url.ts';

/** Two gateways in processes of their own, on the CouchDB at FICHA_TEST_COUCHDB_URL. */
const couchdb = { url: COUCHDB_URL, database: `ficha-test-${process.pid}-${Date.now()}` };
const ENV = { COUCHDB_URL: couchdb.url, COUCHDB_DATABASE: couchdb.database };
const KILLS = 8;
const BATCH = 8;

const shared = Array.from({ length: 30 }, () => knownCustomer('ana'));
const folders: string[] = [];

beforeAll(async () => {
	const dataDir = await newFolder();
	await furnish(
		{ ...testConfig(dataDir), couchdb },
		shared.map(({ revision }) => revision)
	);
	await bundleServer();
});
afterAll(async () => {
	await dropCouch(couchdb.url, couchdb.database);
	for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

test('on a CouchDB, one of two gateways is killed in mid-push, devices move over, and nothing is lost', async () => {
	const lasting = await startProcess(await newFolder(), ENV);
	const dying = await newFolder();
	const acknowledged: WireDocument[] = [];
	let cut = 0;
	const atLasting = await Client.signIn(lasting.url, 'ana', PASSWORD);
	for (let kill = 0; kill < KILLS; kill++) {
		const gateway = await startProcess(dying, ENV);
		const pushing = pushUntilCut(atLasting.at(gateway.url), acknowledged);
		await delay(100 + kill * 20);
		await gateway.kill();
		const unanswered = await pushing;
		if (unanswered.length > 0) cut++;
		// The session is known there too, and what was not acknowledged is sent again.
		expect(await push(atLasting, unanswered)).toBe(201);
		acknowledged.push(...unanswered);
	}
	const again = await startProcess(dying, ENV);
	for (const gateway of [lasting, again]) await expectKept(atLasting.at(gateway.url), acknowledged);
	// Otherwise the kills came between pushes, and nothing was shown.
	expect(cut).toBeGreaterThan(0);
	await lasting.kill();
	await again.kill();
});

test('on a CouchDB, edits that meet at two gateways end as one revision, with both values, at both', async () => {
	const gateways = [
		await startProcess(await newFolder(), ENV),
		await startProcess(await newFolder(), ENV)
	] as const;
	const [one, other] = await Promise.all(
		gateways.map(({ url }) => Client.signIn(url, 'ana', PASSWORD))
	);
	if (one === undefined || other === undefined) throw new TypeError('there are two gateways');
	const ids = shared.map(({ cid }) => `customer:${cid}`);
	await Promise.all(ids.flatMap((id) => [edit(one, id, 'city'), edit(other, id, 'familyName')]));
	for (const id of ids) {
		const [here, there] = [await settled(one, id), await settled(other, id)];
		expect(here['_rev']).toBe(there['_rev']);
		expect(here).toMatchObject({ city: 'city', familyName: 'familyName' });
	}
	for (const gateway of gateways) await gateway.kill();
});

async function newFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'ficha-gateway-'));
	folders.push(folder);
	return folder;
}

/** Batch after batch. @returns the one that was sent and not acknowledged */
async function pushUntilCut(
	client: Client,
	acknowledged: WireDocument[]
): Promise<readonly WireDocument[]> {
	for (;;) {
		const batch = newBatch(client.me.device);
		try {
			if ((await push(client, batch)) !== 201) return batch;
		} catch (error) {
			// A connection that ended is what the test is about; any other failure is one.
			if (!(error instanceof TypeError)) throw error;
			return batch;
		}
		acknowledged.push(...batch);
	}
}

async function push(client: Client, docs: readonly WireDocument[]): Promise<number> {
	return (await client.post('/couch/ficha/_bulk_docs', { new_edits: false, docs })).status;
}

function newBatch(device: string): readonly WireDocument[] {
	return Array.from({ length: BATCH / 2 }, () => [
		newEntry('ana', device).document,
		newCustomer('ana', device)
	]).flat();
}

/** Everything is there, and with each entry the customer that follows from it. */
async function expectKept(client: Client, documents: readonly WireDocument[]): Promise<void> {
	const wanted = documents.map(({ _id, _rev }) => [_id, [_rev]] as const);
	const diff = await client.post('/couch/ficha/_revs_diff', Object.fromEntries(wanted));
	expect(diff.body).toEqual({});
	const entries = documents.filter(({ _id }) => _id.startsWith('entry:'));
	for (const { _id } of entries) {
		const customer = await client.get(`/couch/ficha/customer:${_id.split(':')[2] ?? ''}`);
		expect(customer.status).toBe(200);
	}
}

async function edit(client: Client, id: string, field: string): Promise<void> {
	const { body } = await client.get(`/couch/ficha/${id}`);
	const answer = await client.put(`/couch/ficha/${id}`, { ...body, [field]: field });
	// Who reads after the other has written makes no conflict; who comes too late edits again.
	if (answer.status === 409) await edit(client, id, field);
	else expect(answer.status).toBe(201);
}

/** The document once it has no conflict and both values: the gateway hears of what the other wrote. */
async function settled(client: Client, id: string): Promise<Readonly<Record<string, unknown>>> {
	for (let since: unknown = '0'; ;) {
		const { body } = await client.get(`/couch/ficha/${id}?conflicts=true`);
		const hasBoth = body['city'] === 'city' && body['familyName'] === 'familyName';
		if (hasBoth && body['_conflicts'] === undefined) return body;
		const feed = `/couch/ficha/_changes?feed=longpoll&timeout=2000&since=${String(since)}`;
		since = (await client.get(feed)).body['last_seq'];
	}
}

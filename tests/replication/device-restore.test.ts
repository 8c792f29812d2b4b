import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { startServer, type RunningServer } from '../../sync-server/server.ts';
import { EmbeddedLedgerStore } from '../../sync-server/storage/embedded/ledger-store.ts';
import { openDatabase } from '../../sync-server/storage/embedded/open-database.ts';
import { startCompany, testConfig, type Company } from '../builders/company.ts';
import { freshUlid, knownCustomer } from '../builders/documents.ts';
import { capturing, openDevice, type Device, type Network } from './device.ts';
import { runningContest } from './running-contest.ts';

/** The server breaks, and what comes back is the copy of the night before. */

/** What is copied here is the embedded storage's file. */
const inOneFile = { couchdb: null };

let company: Company;
let restored: RunningServer | null;
let copy: string;
let kid: Ulid;
let known: Ulid;

beforeEach(async () => {
	kid = freshUlid();
	const customer = knownCustomer('ana');
	known = customer.cid;
	company = await startCompany({
		documents: [runningContest(kid), customer.revision],
		config: inOneFile
	});
	copy = await mkdtemp(join(tmpdir(), 'ficha-copy-'));
	restored = null;
});
afterEach(async () => {
	await restored?.close();
	await company.close();
	await rm(copy, { recursive: true, force: true });
});

/** Whoever asks the broken server asks the restored one. */
const redirected: Network = (fetch) => (url, init) =>
	fetch(restored === null ? url : url.replace(company.url, restored.url), init);

function makeCopy(): void {
	const database = openDatabase(join(company.config.dataDir, 'ficha.sqlite'));
	database.prepare('VACUUM INTO ?').run(join(copy, 'ficha.sqlite'));
	database.close();
}

async function restoreCopy(): Promise<void> {
	const database = openDatabase(join(copy, 'ficha.sqlite'));
	new EmbeddedLedgerStore(database).reset();
	database.close();
	restored = await startServer({ ...testConfig(copy), ...inOneFile });
}

async function signUp(device: Device): Promise<Ulid> {
	const ulid = freshUlid();
	await captureEntry(capturing(device), {
		kid,
		ulid,
		answers: { givenName: 'Rosa' },
		notice: { version: '1', text: 'Aviso' },
		consents: [],
		language: 'es'
	});
	return ulid;
}

describe('after a restore from a copy', () => {
	test('the server gets back from the device what it had lost, and the device keeps what it has', async () => {
		const ana = await openDevice(company, 'ana', { network: redirected });
		const luis = await openDevice(company, 'luis', { network: redirected });
		await ana.round();
		makeCopy();
		const captured = await signUp(ana);
		await ana.database.edit(
			`customer:${known}`,
			[{ op: 'set', path: 'jobTitle', value: 'Molinera' }],
			known
		);
		await ana.round();
		expect(ana.database.outbox.size).toBe(0);

		await restoreCopy();
		await ana.round();
		expect(await ana.database.rejected.list()).toEqual([]);
		expect(await ana.database.read(`entry:${kid}:${captured}`)).not.toBeNull();

		await luis.round();
		expect(await luis.database.read(`customer:${captured}`)).not.toBeNull();
		const back = await luis.database.read(`customer:${known}`);
		expect(back?.body['jobTitle']).toBe('Molinera');
		await ana.close();
		await luis.close();
	});

	test('an edit that rests on another device’s comes back as soon as that one has', async () => {
		const ana = await openDevice(company, 'ana', { network: redirected });
		const luis = await openDevice(company, 'luis', { network: redirected });
		await ana.round();
		await luis.round();
		makeCopy();
		const id = `customer:${known}`;
		await luis.database.edit(id, [{ op: 'set', path: 'honorific', value: 'Dra.' }], known);
		await luis.round();
		await ana.round();
		await ana.database.edit(id, [{ op: 'set', path: 'jobTitle', value: 'Molinera' }], known);
		await ana.round();

		await restoreCopy();
		// Ana comes first: the server has lost what her edit rests on, and can't take it yet.
		await ana.round();
		expect(await ana.database.state.owed()).toEqual([id]);
		for (const device of [luis, ana, luis]) await device.round();
		expect(await ana.database.state.owed()).toEqual([]);
		for (const device of [ana, luis]) {
			const body = (await device.database.read(id))?.body;
			expect(body).toMatchObject({ honorific: 'Dra.', jobTitle: 'Molinera' });
			await device.close();
		}
	});
});

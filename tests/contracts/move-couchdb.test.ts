import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openMoves } from '../../sync-server/admin/open-moves.ts';
import { openTerminal } from '../../sync-server/admin/open-terminal.ts';
import { openEmbeddedStore } from '../../sync-server/storage/embedded/open-store.ts';
import { moveIntoCouch } from '../../sync-server/storage/move-target.ts';
import { openStore } from '../../sync-server/storage/open-store.ts';
import { COUCHDB_URL } from '../builders/couchdb-url.ts';
import { temporaryCouch } from './couchdb.ts';
import { fillCompany, tellCompany, tellRecords } from './full-company.ts';

const clock = () => 0;
const failed = (error: unknown) => {
	throw error;
};
const use = { clock, failed };

test('one command moves a company from its file to CouchDB, and one back, with all that belongs to it', async () => {
	const couchdb = { url: COUCHDB_URL, database: temporaryCouch() };
	const [home, elsewhere] = [await newFolder(), await newFolder()];
	const file = await openEmbeddedStore(home, { as: 'command', clock });
	await fillCompany(file);
	const [meant, records] = [await tellCompany(file), await tellRecords(file)];
	await file.close();

	const there = openTerminal(0, { moves: openMoves({ dataDir: home, couchdb }, use) });
	expect(await there.type('move-to-couchdb')).toMatchObject({ exitCode: 0, err: '' });
	const couch = await openStore({ dataDir: home, couchdb }, { ...use, as: 'command' });
	expect(await tellCompany(couch)).toEqual(meant);
	for (const [name, report] of records) {
		expect((await tellRecords(couch)).get(name)).toEqual(report);
	}
	await couch.close();
	// Twice would be on top of a company.
	await expect(there.type('move-to-couchdb')).rejects.toMatchObject({ code: 'not-empty' });

	const back = openTerminal(0, { moves: openMoves({ dataDir: elsewhere, couchdb }, use) });
	expect(await back.type('move-to-embedded')).toMatchObject({ exitCode: 0, err: '' });
	const again = await openEmbeddedStore(elsewhere, { as: 'server', clock });
	expect(await tellCompany(again)).toEqual(meant);
	for (const report of (await tellRecords(again)).values()) expect(report.broken).toBeNull();
	await again.close();
});

test('no server starts on a CouchDB into which a company is half moved, and the move goes on', async () => {
	const place = {
		dataDir: await newFolder(),
		couchdb: { url: COUCHDB_URL, database: temporaryCouch() }
	};
	const begun = await moveIntoCouch(place, use);
	await fillCompany(begun.store);
	await begun.leave();
	await expect(openStore(place, { ...use, as: 'server' })).rejects.toMatchObject({
		code: 'unfinished-move'
	});
	const again = await moveIntoCouch(place, use);
	await again.finish();
	const server = await openStore(place, { ...use, as: 'server' });
	expect((await server.accounts.users.list()).length).toBe(2);
	await server.close();
});

async function newFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'ficha-move-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

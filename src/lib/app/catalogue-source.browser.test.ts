import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { openIndexedDbDocuments } from '../store/indexeddb-documents.ts';
import { LocalDatabase } from '../store/local-database.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import type { Revision } from '../store/revision.ts';
import type { SideStore } from '../store/side-store.ts';
import { CatalogueSource } from './catalogue-source.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { ListKeeper } from './kept-list.ts';
import { openList } from './open-list.ts';

const DEVICE = 'dana000000000000';
const stamp = formatStamp({ ms: 1, counter: 0, device: 'server' });
const ulid = (time: number): Ulid => newUlid(time, () => 0.5);
const [ANA, LUIS, EVA] = [ulid(1), ulid(2), ulid(3)];

function first(id: string, values: JsonObject): Revision {
	const body = createBody({ schema: 1, ...values }, stamp);
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	return { id, rev, path: [rev], deleted: false, body };
}
function person(cid: string, givenName: string): Revision {
	const assigned = { owner: ANA, territory: 'norte' };
	return first(`customer:${cid}`, { type: 'person', givenName, assigned });
}
function visit(cid: string, at: string): Revision {
	const values = { by: ANA, at, channel: 'visit' };
	return first(`activity:${cid}:${ulid(Date.parse(at))}`, values);
}

/** What a device keeps, which outlives the app. */
interface Disk {
	readonly documents: DocumentStore;
	readonly side: SideStore;
}

let disk: Disk;
let disks = 0;
beforeEach(() => {
	disk = {
		documents: openIndexedDbDocuments(`catalogue-${disks++}`),
		side: createMemorySideStore()
	};
});
afterEach(() => disk.documents.destroy());

interface App {
	readonly database: LocalDatabase;
	readonly source: CatalogueSource;
	readonly catalogue: CustomerCatalogue;
	/** what it showed before it looked at the documents */
	readonly shown: readonly string[];
}

async function start({ documents, side }: Disk): Promise<App> {
	const { catalogue, kept } = await openList(side);
	const shown = told(catalogue);
	const database = await LocalDatabase.open({ documents, side, device: DEVICE, clock: () => 5 });
	const source = new CatalogueSource(database, catalogue, await ListKeeper.open(side));
	if (kept === null) await source.readAll();
	else await source.catchUp(kept);
	return { database, source, catalogue, shown };
}

/** Everybody, with what the list shows of them that can change. */
function told(catalogue: CustomerCatalogue): readonly string[] {
	return [...catalogue.all()]
		.map(({ name, lastContact }) => `${name} ${lastContact}`.trim())
		.sort();
}

/** The disk as the app sees it until it is killed: nothing is written any more after so many changes. */
function dyingDisk(healthy: Disk, writes: number): Disk {
	let left = writes;
	const change = <A>(task: (what: A) => Promise<void>) => {
		return (what: A): Promise<void> => {
			if (left <= 0) return Promise.reject(new Error('killed'));
			left -= 1;
			return task(what);
		};
	};
	return {
		documents: {
			...healthy.documents,
			write: change((revisions) => healthy.documents.write(revisions)),
			purge: change((ids) => healthy.documents.purge(ids))
		},
		side: { ...healthy.side, write: change((changes) => healthy.side.write(changes)) }
	};
}

test('what was kept is shown at the next start, and what came meanwhile a moment later', async () => {
	const first = await start(disk);
	await first.database.receive([person(ANA, 'Ana'), visit(ANA, '2026-11-01T10:00:00Z')]);
	expect(await first.source.keep()).toBe(true);
	await first.database.receive([person(LUIS, 'Luis')]);
	const second = await start(disk);
	expect(second.shown).toEqual(['Ana 2026-11-01T10:00:00Z']);
	expect(told(second.catalogue)).toEqual(['Ana 2026-11-01T10:00:00Z', 'Luis']);
	const { scores } = await second.catalogue.search('luis');
	expect(scores.filter((score) => score > 0)).toHaveLength(1);
});

test('a contact that came before its customer, and before a restart, is known', async () => {
	const first = await start(disk);
	await first.database.receive([visit(EVA, '2026-11-02T10:00:00Z')]);
	await first.source.keep();
	const second = await start(disk);
	await second.database.receive([person(EVA, 'Eva')]);
	await second.source.update();
	expect(told(second.catalogue)).toEqual(['Eva 2026-11-02T10:00:00Z']);
});

test('the last contact goes back when the latest activity is purged', async () => {
	const { database, source, catalogue } = await start(disk);
	const [older, newer] = [visit(ANA, '2026-11-01T10:00:00Z'), visit(ANA, '2026-11-05T10:00:00Z')];
	await database.receive([person(ANA, 'Ana'), newer, older]);
	await source.update();
	expect(told(catalogue)).toEqual(['Ana 2026-11-05T10:00:00Z']);
	await database.purge([newer.id]);
	await source.update();
	expect(told(catalogue)).toEqual(['Ana 2026-11-01T10:00:00Z']);
});

test('a list is not kept while something is being written', async () => {
	const { database, source } = await start(disk);
	const writing = database.receive([person(ANA, 'Ana')]);
	expect(await source.keep()).toBe(false);
	await writing;
	expect(await source.keep()).toBe(true);
});

test('a list whose documents were replaced is made anew', async () => {
	const former = await start(disk);
	await former.database.receive([person(ANA, 'Ana'), person(LUIS, 'Luis')]);
	await former.source.keep();
	const other = openIndexedDbDocuments(`catalogue-${disks++}`);
	const { catalogue } = await start({ ...disk, documents: other });
	expect(told(catalogue)).toEqual([]);
	await other.destroy();
});

describe('the app may be killed after any write', () => {
	async function work(dying: Disk): Promise<void> {
		const { database, source } = await start(dying);
		await database.receive([person(ANA, 'Ana'), visit(ANA, '2026-11-01T10:00:00Z')]);
		await source.keep();
		await database.edit(`customer:${ANA}`, [{ op: 'set', path: 'givenName', value: 'Anna' }], ANA);
		await database.receive([person(LUIS, 'Luis')]);
		await source.keep();
		await database.purge([`customer:${LUIS}`]);
		await source.keep();
		await database.receive([person(EVA, 'Eva')]);
		await source.keep();
	}

	test.each(Array.from({ length: 18 }, (_, writes) => writes))(
		'after %i writes, the next start tells what the documents tell',
		async (writes) => {
			await work(dyingDisk(disk, writes)).catch(() => undefined);
			const { catalogue } = await start(disk);
			const anew = await start({ ...disk, side: createMemorySideStore() });
			expect(told(catalogue)).toEqual(told(anew.catalogue));
		}
	);
});

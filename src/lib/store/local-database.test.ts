import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import type { DocumentStore } from './document-store.ts';
import { extended } from './edit-revisions.ts';
import { LocalDatabase } from './local-database.ts';
import { createMemoryDocuments } from './memory-documents.ts';
import { createMemorySideStore } from './memory-side-store.ts';
import type { Revision } from './revision.ts';
import type { SideStore } from './side-store.ts';
import { StorageError } from './storage-error.ts';

const ID = 'customer:01ARZ3NDEKTSV4RRFFQ69G5FAV';
const stamp = formatStamp({ ms: 1, counter: 0, device: 'server' });
const body = createBody({ schema: 1, city: 'Vigo', sex: 'f' }, stamp);
const rev = `1-${revisionHash({ id: ID, body, deleted: false, parents: [] })}`;
const known: Revision = { id: ID, rev, path: [rev], deleted: false, body };

let side: SideStore;
let documents: DocumentStore;
let database: LocalDatabase;
let databases = 0;

const open = (over: Partial<DocumentStore> = {}): Promise<LocalDatabase> =>
	LocalDatabase.open({
		documents: { ...documents, ...over },
		side,
		device: 'me',
		clock: () => 1000
	});

beforeEach(async () => {
	side = createMemorySideStore();
	documents = createMemoryDocuments(`local-${databases++}`);
	database = await open();
	await database.receive([known]);
});
afterEach(() => database.destroy());

const set = (path: string, value: string) => [{ op: 'set', path, value }] as const;

describe('an edit', () => {
	test('extends the leaf, waits to be sent, and is told to whoever listens', async () => {
		const heard: (readonly string[])[] = [];
		database.onChange((ids) => heard.push(ids));
		expect(await database.edit(ID, set('city', 'Lugo'), 'u')).toBe(true);
		await database.settle();
		const [leaf, ...others] = (await documents.leaves([ID])).get(ID) ?? [];
		expect(others).toEqual([]);
		expect(leaf?.path.slice(1)).toEqual([rev]);
		expect(leaf?.body).toMatchObject({ city: 'Lugo', sex: 'f' });
		expect(database.outbox.has(ID)).toBe(true);
		expect(heard).toEqual([[ID]]);
	});

	test('shows through whatever leaf the database would pick as its winner', async () => {
		await database.edit(ID, set('city', 'Lugo'), 'u');
		// Ten siblings by others, of which some win: the one's own word stays on the screen.
		for (let i = 0; i < 10; i++) {
			const theirStamp = formatStamp({ ms: 2, counter: i, device: `d${i}` });
			const theirs = createBody({ schema: 1, sex: 'f', jobTitle: `${i}` }, theirStamp);
			await database.receive([extended(known, theirs)]);
			expect((await database.read(ID))?.body['city']).toBe('Lugo');
		}
	});

	test('that changes nothing writes nothing', async () => {
		await database.edit(ID, set('city', 'Vigo'), 'u');
		expect(database.outbox.size).toBe(0);
		expect((await documents.leaves([ID])).get(ID)).toEqual([known]);
	});

	test('two at once are one after the other: neither claims to have seen what it has not', async () => {
		await Promise.all([
			database.edit(ID, set('city', 'Lugo'), 'u'),
			database.edit(ID, set('jobTitle', 'Panadera'), 'u')
		]);
		expect((await database.read(ID))?.body).toMatchObject({ city: 'Lugo', jobTitle: 'Panadera' });
		await database.settle();
		expect((await documents.leaves([ID])).get(ID)).toHaveLength(1);
	});

	test('of what the device does not hold is none', async () => {
		expect(await database.edit('customer:other', set('city', 'x'), 'u')).toBe(false);
		expect(database.outbox.size).toBe(0);
	});

	test('that the device can’t keep is reported, and nothing else stops', async () => {
		const full = await LocalDatabase.open({
			documents,
			side: { ...side, write: () => Promise.reject(new StorageError('full')) },
			device: 'me',
			clock: () => 1000
		});
		await expect(full.edit(ID, set('city', 'Lugo'), 'u')).rejects.toMatchObject({ code: 'full' });
		expect((await full.read(ID))?.body['city']).toBe('Vigo');
		await expect(database.edit(ID, set('city', 'Lugo'), 'u')).resolves.toBe(true);
	});
});

describe('edits of several documents', () => {
	const OTHER = `${ID}:merged`;

	test('are written together, and what is not there can be begun', async () => {
		const edits = [
			{ id: ID, edits: set('city', 'Lugo') },
			{ id: OTHER, edits: set('into', 'somebody'), begin: { schema: 1 } }
		];
		expect(await database.editTogether(edits, 'u')).toBe(true);
		expect((await database.read(ID))?.body['city']).toBe('Lugo');
		expect((await database.read(OTHER))?.body).toMatchObject({ schema: 1, into: 'somebody' });
		expect(database.outbox.units()).toBe(1);
	});

	test('are not written at all when one that has to be there is not', async () => {
		const edits = [
			{ id: ID, edits: set('city', 'Lugo') },
			{ id: OTHER, edits: set('into', 'somebody') }
		];
		expect(await database.editTogether(edits, 'u')).toBe(false);
		expect((await database.read(ID))?.body['city']).toBe('Vigo');
		expect(database.outbox.size).toBe(0);
	});
});

describe('what is saved', () => {
	test('is durable, listed and stamped in one transaction before it is in the documents', async () => {
		const order: string[] = [];
		const write: SideStore['write'] = (changes) => {
			order.push(changes.map(({ table }) => table).join(' and '));
			return side.write(changes);
		};
		const watched = await LocalDatabase.open({
			documents: {
				...documents,
				write: (revisions) => {
					order.push('document');
					return documents.write(revisions);
				}
			},
			side: { ...side, write },
			device: 'me',
			clock: () => 1000
		});
		await watched.edit(ID, set('city', 'Lugo'), 'u');
		await watched.settle();
		expect(order).toEqual(['outbox and state', 'document']);
	});

	test('is read at once, and an edit that follows stands on it', async () => {
		await database.edit(ID, set('city', 'Lugo'), 'u');
		await database.edit(ID, set('jobTitle', 'Panadera'), 'u');
		expect((await documents.leaves([ID])).get(ID)).toEqual([known]);
		expect((await database.read(ID))?.body).toMatchObject({ city: 'Lugo', jobTitle: 'Panadera' });
		await database.settle();
		expect((await documents.leaves([ID])).get(ID)).toHaveLength(1);
	});

	test('is there after the app was killed before the documents had it', async () => {
		await database.edit(ID, set('city', 'Lugo'), 'u');
		const again = await open();
		expect((await documents.leaves([ID])).get(ID)?.[0]?.body['city']).toBe('Lugo');
		expect(again.outbox.has(ID)).toBe(true);
	});

	test('is there while the documents have no room for it, and goes into them when they have', async () => {
		let room = false;
		const write: DocumentStore['write'] = (revisions) =>
			room ? documents.write(revisions) : Promise.reject(new StorageError('full'));
		const full = await open({ write });
		await full.edit(ID, set('city', 'Lugo'), 'u');
		await expect(full.settle()).rejects.toMatchObject({ code: 'full' });
		expect((await full.read(ID))?.body['city']).toBe('Lugo');
		const restarted = await open({ write });
		expect((await restarted.read(ID))?.body['city']).toBe('Lugo');
		room = true;
		await restarted.settle();
		expect((await documents.leaves([ID])).get(ID)?.[0]?.body['city']).toBe('Lugo');
	});

	test('is not brought back once it was acknowledged', async () => {
		await database.edit(ID, set('city', 'Lugo'), 'u');
		await database.settle();
		await database.outbox.acknowledge(database.outbox.entries());
		await documents.purge([ID]);
		expect(await (await open()).read(ID)).toBeNull();
	});
});

test('stamps go on above those of a device whose state was lost', async () => {
	await database.edit(ID, set('city', 'Lugo'), 'u');
	side = createMemorySideStore();
	const again = await open();
	await again.edit(ID, set('city', 'Ourense'), 'u');
	expect((await again.read(ID))?.body['city']).toBe('Ourense');
});

test('a purge leaves no trace, and is told', async () => {
	const heard: (readonly string[])[] = [];
	database.onChange((ids) => heard.push(ids));
	await database.purge([ID]);
	expect(await database.read(ID)).toBeNull();
	expect(heard).toEqual([[ID]]);
	await database.receive([known]);
	expect((await database.read(ID))?.body['city']).toBe('Vigo');
});

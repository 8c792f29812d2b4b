import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb';
import find from 'pouchdb-find';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openConflicts } from '#domain/merge/open-conflicts.ts';
import type { Client } from '../builders/client.ts';
import { people, startCompany, type Company, type PersonName } from '../builders/company.ts';
import { knownCustomer, knownVisit, newCustomer, newEntry } from '../builders/documents.ts';

PouchDB.plugin(memory);
PouchDB.plugin(find);

type Content = Record<string, unknown>;
type Fetch = typeof PouchDB.fetch;
type Database = PouchDB.Database<Content>;

const north = Array.from({ length: 30 }, (_, i) => knownCustomer('luis', { city: `Vigo ${i}` }));
const south = Array.from({ length: 30 }, () => knownCustomer('bruno'));
const visits = north.map(({ cid }) => knownVisit('luis', cid));

let company: Company;
let sofia: Client;
beforeAll(async () => {
	const documents = [...north, ...south].map(({ revision }) => revision);
	company = await startCompany({ documents: [...documents, ...visits] });
	sofia = await company.signIn('sofia');
});
afterAll(() => company.close());

let databases = 0;

/** A stock client: an empty local database and a remote one, signed in with an application password. */
async function stockClient(name: PersonName, fetch: Fetch = PouchDB.fetch) {
	const { password, device } = await company.appPassword(name);
	const local: Database = new PouchDB(`stock-${++databases}`, { adapter: 'memory' });
	const remote: Database = new PouchDB(`${company.url}/couch/ficha`, {
		auth: { username: people[name].login, password },
		fetch
	});
	onTestFinished(async () => {
		await Promise.all([local.destroy(), remote.close()]);
	});
	return { local, remote, device };
}

const idsOf = async (database: Database) => (await database.allDocs()).rows.map(({ id }) => id);

const onServer = async (id: string) =>
	(await sofia.get(`/couch/ficha/${encodeURIComponent(id)}?conflicts=true`)).body;

/** Nothing that the user can't see is on the device, neither as a document nor as a mention of one. */
const rightOf = (name: PersonName) => (name === 'luis' ? north : south);

describe('a stock PouchDB, signed in as Luis', () => {
	test('gets his documents, those of everyone, and no other', async () => {
		const { local, remote } = await stockClient('luis');
		const result = await local.replicate.from(remote, { batch_size: 7 });
		expect(result.ok).toBe(true);
		const ids = await idsOf(local);
		for (const { revision } of north) expect(ids).toContain(revision.id);
		for (const { id } of visits) expect(ids).toContain(id);
		for (const { revision } of south) expect(ids).not.toContain(revision.id);
		expect(ids).toContain('role:rep');
		const cids = new Set(rightOf('luis').map(({ cid }) => cid as string));
		const ofCustomers = ids.filter((id) => /^(customer|activity):/.test(id));
		expect(ofCustomers.every((id) => cids.has(id.split(':')[1] ?? ''))).toBe(true);
	});

	test('can ask his copy by any field, because values stand flat', async () => {
		const { local, remote } = await stockClient('luis');
		await local.replicate.from(remote);
		await local.createIndex({ index: { fields: ['city'] } });
		const { docs } = await local.find({ selector: { city: 'Vigo 7' } });
		expect(docs.map(({ _id }) => _id)).toEqual([north[7]?.revision.id]);
	});

	test('goes on from its checkpoint instead of starting over', async () => {
		const { local, remote } = await stockClient('luis');
		await local.replicate.from(remote);
		const again = await local.replicate.from(remote);
		expect(again.docs_read).toBe(0);
	});

	test('sends what it wrote, which colleagues then have', async () => {
		const { local, remote, device } = await stockClient('luis');
		const { _rev, ...customer } = newCustomer('luis', device, { givenName: 'Iria' });
		await local.put(customer);
		const result = await local.replicate.to(remote);
		expect(result).toMatchObject({ ok: true, docs_written: 1, doc_write_failures: 0 });
		expect(await onServer(customer._id)).toMatchObject({ givenName: 'Iria' });
	});

	test('is told which of its documents are refused, and the others arrive', async () => {
		const { local, remote, device } = await stockClient('luis');
		const { _rev: _a, ...mine } = newCustomer('luis', device);
		const { _rev: _b, ...stolen } = newCustomer('bruno', device);
		await local.bulkDocs([stolen, mine]);
		const denied: string[] = [];
		const replication = local.replicate.to(remote);
		void replication.on('denied', (error) => {
			denied.push((error as { id?: string }).id ?? '');
		});
		const result = await replication;
		expect(denied).toEqual([stolen._id]);
		expect(result).toMatchObject({ docs_written: 1, doc_write_failures: 1 });
		expect(await onServer(mine._id)).toMatchObject({ _id: mine._id });
	});

	test('syncs both ways, live', async () => {
		const { local, remote, device } = await stockClient('luis');
		const sync = local.sync(remote, { live: true, retry: true });
		try {
			const { _rev, ...mine } = newCustomer('luis', device, { givenName: 'Uxía' });
			await local.put(mine);
			await until(async () => (await onServer(mine._id))['givenName'] === 'Uxía');
			const ana = await company.signIn('ana');
			const hers = newCustomer('ana', ana.me.device, { givenName: 'Sabela' });
			await ana.post('/couch/ficha/_bulk_docs', { new_edits: false, docs: [hers] });
			await until(async () => (await idsOf(local)).includes(hers._id));
		} finally {
			sync.cancel();
		}
	});

	test('signs in by _session as well', async () => {
		const { password } = await company.appPassword('luis');
		const signIn = await fetch(`${company.url}/couch/_session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ name: 'luis', password })
		});
		expect(await signIn.json()).toEqual({ ok: true, name: 'luis', roles: ['rep'] });
		const [cookie = ''] = (signIn.headers.get('set-cookie') ?? '').split(';');
		const remote: Database = new PouchDB(`${company.url}/couch/ficha`, {
			fetch: (url, options = {}) => {
				const headers = new Headers(options.headers);
				headers.set('cookie', cookie);
				return PouchDB.fetch(url, { ...options, headers });
			}
		});
		const session = await fetch(`${company.url}/couch/_session`, { headers: { cookie } });
		expect(await session.json()).toMatchObject({ userCtx: { name: 'luis' } });
		expect((await remote.info()).doc_count).toBeGreaterThan(60);
		await remote.close();
	});

	test('puts and reads without replicating, and may go on from the revision that it got', async () => {
		const { remote, device } = await stockClient('luis');
		const { _rev, ...customer } = newCustomer('luis', device);
		const first = await remote.put(customer);
		const second = await remote.put({ ...customer, _rev: first.rev, city: 'Lugo' });
		expect(second.rev).toMatch(/^2-/);
		expect(await remote.get(customer._id)).toMatchObject({ _rev: second.rev, city: 'Lugo' });
		await expect(remote.put({ ...customer, _rev: first.rev, city: 'Soria' })).rejects.toMatchObject(
			{
				status: 409
			}
		);
		await expect(remote.remove(customer._id, second.rev)).rejects.toMatchObject({
			status: 403,
			reason: 'not-deletable'
		});
	});
});

describe('edits by clients that know nothing of merging', () => {
	test('are stamped by the server as the change of what they changed', async () => {
		const [{ revision } = knownCustomer('luis')] = north;
		const { local, remote } = await stockClient('luis');
		await local.replicate.from(remote);
		const mine = await local.get(revision.id);
		await local.put({ ...mine, city: 'Ourense' });
		await local.replicate.to(remote);
		const stored = await onServer(revision.id);
		expect(stored['_rev']).toMatch(/^3-/);
		expect(stored).toMatchObject({ city: 'Ourense', givenName: 'Rosa' });
		const { f } = stored['m'] as { f: Record<string, string> };
		const before = revision.body['m'] as { f: Record<string, string> };
		expect(f['city']).not.toBe(before.f['city']);
		expect(f['givenName']).toBe(before.f['givenName']);
		await local.replicate.from(remote);
		expect(await local.get(revision.id, { conflicts: true })).toEqual(stored);
	});

	test('of different fields by two are merged by the server, silently', async () => {
		const { revision } = north[1] ?? knownCustomer('luis');
		await editedByTwo(revision.id, { city: 'Pontevedra' }, { givenName: 'Rosalía' });
		const stored = await onServer(revision.id);
		expect(stored).toMatchObject({ city: 'Pontevedra', givenName: 'Rosalía' });
		expect(stored).not.toHaveProperty('_conflicts');
		expect(openConflicts(stored)).toEqual([]);
	});

	test('of one field by two are both kept, as a conflict of that field', async () => {
		const { revision } = north[2] ?? knownCustomer('luis');
		const { a, b } = await editedByTwo(revision.id, { city: 'Tui' }, { city: 'Lalín' });
		const stored = await onServer(revision.id);
		expect(stored).not.toHaveProperty('_conflicts');
		const [conflict] = openConflicts(stored);
		expect(conflict?.path).toBe('city');
		expect(conflict?.values.map(({ v }) => v).sort()).toEqual(['Lalín', 'Tui']);
		for (const { local, remote } of [a, b]) {
			await local.replicate.from(remote);
			expect(await local.get(revision.id, { conflicts: true })).toEqual(stored);
		}
	});

	async function editedByTwo(id: string, one: Content, other: Content) {
		const [a, b] = await Promise.all([stockClient('luis'), stockClient('ana')]);
		for (const [client, change] of [
			[a, one],
			[b, other]
		] as const) {
			await client.local.replicate.from(client.remote);
			await client.local.put({ ...(await client.local.get(id)), ...change });
		}
		await a.local.replicate.to(a.remote);
		await b.local.replicate.to(b.remote);
		return { a, b };
	}
});

describe('an entry', () => {
	test('becomes a customer and consents on the server, whoever derives them', async () => {
		const { local, remote, device } = await stockClient('luis');
		const { cid, document } = newEntry('luis', device);
		const { _rev, ...entry } = document;
		await local.put(entry);
		await local.replicate.to(remote);
		expect(await onServer(`customer:${cid}`)).toMatchObject({
			givenName: 'Rosa',
			source: 'contest',
			assigned: { owner: people.luis.uid, territory: 'norte' }
		});
		await local.replicate.from(remote);
		const ids = await idsOf(local);
		expect(ids.filter((id) => id.startsWith(`consent:${cid}:`))).toHaveLength(1);
	});
});

describe('on a bad line', () => {
	test('requests that arrive twice, or whose answers are lost, do no harm', async () => {
		const line = badLine();
		const { local, remote, device } = await stockClient('luis', line.fetch);
		const entries = Array.from({ length: 40 }, () => newEntry('luis', device));
		await local.bulkDocs(entries.map(({ document: { _rev, ...entry } }) => entry));
		let attempts = 0;
		for (let done = false; !done; attempts++) {
			done = await local.replicate.to(remote, { batch_size: 5 }).then(
				({ ok }) => ok,
				() => false
			);
		}
		expect(attempts).toBeGreaterThan(1);
		expect(line.lost()).toBeGreaterThan(3);
		for (const { cid, document } of entries) {
			const { _rev } = await local.get(document._id);
			expect(await onServer(document._id)).toMatchObject({ _rev });
			const customer = await onServer(`customer:${cid}`);
			expect(customer['_rev']).toMatch(/^1-/);
			expect(customer).not.toHaveProperty('_conflicts');
		}
	});

	/** Sends every write twice, and loses every fourth answer after the server has written. */
	function badLine() {
		let writes = 0;
		let lost = 0;
		const fetch: Fetch = async (url, options) => {
			if ((options?.method ?? 'GET') === 'GET') return PouchDB.fetch(url, options);
			const [answer] = await Promise.all([
				PouchDB.fetch(url, options),
				PouchDB.fetch(url, options)
			]);
			if (++writes % 4 !== 0) return answer;
			lost++;
			throw new TypeError('the line was cut');
		};
		return { fetch, lost: () => lost };
	}
});

/** Asked again and again: what is waited for is another process's doing, in its own time. */
async function until(happened: () => Promise<boolean>): Promise<void> {
	while (!(await happened())) await new Promise((resolve) => setImmediate(resolve));
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startConformance, type ConformanceServer } from './start-conformance.ts';

let server: ConformanceServer;
beforeAll(async () => {
	server = await startConformance(0);
});
afterAll(() => server.close());

type Asker = 'administrator' | 'user';

async function ask(
	who: Asker,
	method: string,
	path: string,
	body?: unknown
): Promise<{ readonly status: number; readonly body: unknown }> {
	const { username, password, origin, pathname } = new URL(server[who]);
	const answer = await fetch(`${origin}${pathname}${path}`, {
		method,
		headers: {
			authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
			...(body !== undefined && { 'content-type': 'application/json' })
		},
		...(body !== undefined && { body: JSON.stringify(body) })
	});
	return { status: answer.status, body: await answer.json() };
}

const admin = (method: string, path: string, body?: unknown) =>
	ask('administrator', method, path, body);

describe('a database', () => {
	test('is made once, and dropped with all that is in it', async () => {
		expect((await admin('PUT', '/made')).status).toBe(201);
		expect(await admin('PUT', '/made')).toMatchObject({
			status: 412,
			body: { error: 'file_exists' }
		});
		await admin('PUT', '/made/a', {});
		expect((await admin('DELETE', '/made')).status).toBe(200);
		expect(await admin('GET', '/made')).toMatchObject({ status: 404 });
		await admin('PUT', '/made');
		expect(await admin('GET', '/made')).toMatchObject({ body: { doc_count: 0 } });
	});

	test('whose name CouchDB would not take is refused', async () => {
		expect(await admin('PUT', '/Capital')).toMatchObject({
			status: 400,
			body: { error: 'illegal_database_name' }
		});
	});

	test('is nobody’s who is not signed in, but anyone may ask what kind of server this is', async () => {
		const { origin, pathname } = new URL(server.user);
		expect((await fetch(`${origin}${pathname}/made`)).status).toBe(401);
		const greeting = await fetch(`${origin}${pathname}/`);
		expect(await greeting.json()).toMatchObject({ couchdb: 'Welcome' });
	});
});

describe('in a database', () => {
	let count = 0;
	let db = '';
	beforeEach(async () => {
		db = `/db${++count}`;
		await admin('PUT', db);
	});

	test('a user without any role reads what another wrote, by a sequence of their own', async () => {
		await admin('PUT', `${db}/a`, { x: 1 });
		await ask('user', 'GET', `${db}/_changes`);
		await admin('PUT', `${db}/b`, { x: 2 });
		const { body } = await ask('user', 'GET', `${db}/_changes?include_docs=true`);
		expect(body).toMatchObject({
			results: [{ doc: { _id: 'a' } }, { doc: { _id: 'b' } }],
			pending: 0
		});
	});

	test('any shape goes, names that JavaScript keeps for itself too', async () => {
		const docs = [
			{ _id: 'constructor', prototype: 1 },
			{ _id: 'toString', prototype: { constructor: 2 } },
			{ _id: '_design/x', views: {} },
			{ _id: 'r', _replication_state: 'triggered' }
		];
		const { body } = await admin('POST', `${db}/_bulk_docs`, { docs });
		expect(body).toMatchObject(docs.map(({ _id: id }) => ({ ok: true, id })));
		for (const document of docs) {
			expect((await admin('GET', `${db}/${document._id}`)).body).toMatchObject(document);
		}
		const asked = { constructor: ['2-x'], toString: ['2-y'] };
		expect((await admin('POST', `${db}/_revs_diff`, asked)).body).toMatchObject({
			constructor: { missing: ['2-x'] },
			toString: { missing: ['2-y'] }
		});
	});

	test('conflicts stay, as in any CouchDB, until compaction takes what is no leaf', async () => {
		const revision = (rev: string, ...ids: string[]) => ({
			_id: 'a',
			_rev: rev,
			_revisions: { start: ids.length, ids }
		});
		const docs = [revision('1-a', 'a'), revision('2-b', 'b', 'a'), revision('2-c', 'c', 'a')];
		await admin('POST', `${db}/_bulk_docs`, { new_edits: false, docs });
		expect((await admin('GET', `${db}/a?conflicts=true`)).body).toMatchObject({
			_rev: '2-c',
			_conflicts: ['2-b']
		});
		expect((await admin('GET', `${db}/a?rev=1-a`)).status).toBe(200);
		expect((await admin('POST', `${db}/_compact`, {})).status).toBe(202);
		expect((await admin('GET', `${db}/a?rev=1-a`)).status).toBe(404);
		expect((await admin('GET', `${db}/a?rev=2-b`)).status).toBe(200);
	});

	test('a history of thousands of edits is kept for its last thousand', async () => {
		const ids = Array.from({ length: 5000 }, (_, i) => `r${5000 - i}`);
		const docs = [{ _id: 'a', _rev: '5000-r5000', _revisions: { start: 5000, ids } }];
		await admin('POST', `${db}/_bulk_docs`, { new_edits: false, docs });
		const { body } = await admin('GET', `${db}/a?revs=true`);
		expect(body).toMatchObject({ _revisions: { start: 5000, ids: ids.slice(0, 1000) } });
	});

	test('names with an underscore first are refused as a whole, because they were meant', async () => {
		const data = { content_type: 'text/plain', data: 'eA==' };
		for (const [document, error] of [
			[{ _id: '_invalid' }, 'illegal_docid'],
			[{ _id: 'a', _zing: 4 }, 'doc_validation'],
			[{ _id: 'a', _attachments: { _x: data } }, 'bad_request']
		] as const) {
			const pushed = await admin('POST', `${db}/_bulk_docs`, { docs: [{ _id: 'b' }, document] });
			expect(pushed).toMatchObject({ status: 400, body: { error } });
		}
		const unnamed = { new_edits: false, docs: [{ _id: 'a' }] };
		expect((await admin('POST', `${db}/_bulk_docs`, unnamed)).status).toBe(400);
		expect((await admin('GET', `${db}/b`)).status).toBe(404);
	});

	test('a document without an id gets one', async () => {
		const { status, body } = await admin('POST', db, { x: 1 });
		expect(status).toBe(201);
		const { id } = body as { readonly id: string };
		expect((await admin('GET', `${db}/${id}`)).body).toMatchObject({ x: 1 });
	});

	test('what is local is written and removed with the rest, and has no attachments', async () => {
		const local = { _id: '_local/x', seq: 7 };
		const { body } = await admin('POST', `${db}/_bulk_docs`, { docs: [{ _id: 'a' }, local] });
		expect(body).toMatchObject([{ id: 'a' }, { ok: true, id: '_local/x', rev: '0-1' }]);
		expect((await admin('GET', `${db}/_local/x`)).body).toMatchObject(local);
		expect((await ask('user', 'GET', `${db}/_local/x`)).status).toBe(404);
		expect(await admin('GET', `${db}/_local/x/a.txt`)).toMatchObject({
			status: 400,
			body: { reason: '_local documents do not accept attachments.' }
		});
		const removed = await admin('PUT', `${db}/_local/x`, { _deleted: true });
		expect(removed.body).toEqual({ ok: true, id: '_local/x', rev: '0-0' });
		expect((await admin('GET', `${db}/_local/x`)).status).toBe(404);
	});

	test('design documents are kept, told apart, and never run', async () => {
		const design = { _id: '_design/x', filters: { f: 'function () { return true }' } };
		await admin('POST', `${db}/_bulk_docs`, { docs: [design, { _id: 'a' }] });
		const changes = (query: string) => admin('GET', `${db}/_changes?${query}`);
		expect((await changes('filter=_design')).body).toMatchObject({
			results: [{ id: '_design/x' }],
			pending: 0
		});
		expect(await changes('filter=x/f')).toMatchObject({
			status: 501,
			body: { error: 'not_implemented' }
		});
		expect(await changes('filter=x/g')).toMatchObject({ status: 404 });
		expect(await changes('filter=y/f')).toMatchObject({ status: 404 });
		expect(await changes('filter=_view&view=x/f')).toMatchObject({ status: 404 });
		expect((await admin('GET', `${db}/_design/x/_view/v`)).status).toBe(404);
	});

	test('an attachment is put, changed and removed by itself, each time as an edit', async () => {
		const first = await put('a/x.txt', 'one');
		expect(first.rev).toMatch(/^1-/);
		expect((await put('a/x.txt', 'two')).error).toBe('conflict');
		const second = await put(`a/x.txt?rev=${first.rev}`, 'two');
		const { body } = await admin('GET', `${db}/a`);
		expect(body).toMatchObject({
			_rev: second.rev,
			_attachments: { 'x.txt': { revpos: 2, length: 3, stub: true } }
		});
		const removed = await admin('DELETE', `${db}/a/x.txt?rev=${second.rev}`);
		expect(removed.status).toBe(200);
		expect((await admin('GET', `${db}/a`)).body).not.toHaveProperty('_attachments');
		expect((await admin('GET', `${db}/a/x.txt?rev=9-none`)).status).toBe(404);

		async function put(path: string, text: string) {
			const { username, password, origin, pathname } = new URL(server.administrator);
			const credentials = Buffer.from(`${username}:${password}`).toString('base64');
			const answer = await fetch(`${origin}${pathname}${db}/${path}`, {
				method: 'PUT',
				headers: { authorization: `Basic ${credentials}`, 'content-type': 'text/plain' },
				body: text
			});
			return (await answer.json()) as { readonly rev: string; readonly error?: string };
		}
	});
});

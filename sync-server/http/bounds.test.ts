import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../tests/builders/client.ts';
import { startCompany, type Company } from '../../tests/builders/company.ts';
import { freshUlid, newCustomer, newVisit } from '../../tests/builders/documents.ts';

const MEGABYTE = 1024 * 1024;

let company: Company;
let ana: Client;
let device: string;
beforeAll(async () => {
	company = await startCompany();
	ana = await company.signIn('ana');
	({ device } = ana.me);
});
afterAll(() => company.close());

/** Whatever was sent, the server goes on. */
afterEach(async () => {
	const customer = newCustomer('ana', device);
	const pushed = await push([customer]);
	expect(pushed.body).toEqual([{ ok: true, id: customer._id, rev: customer._rev }]);
});

const push = (docs: readonly unknown[]) =>
	ana.post('/couch/ficha/_bulk_docs', { new_edits: false, docs });

async function send(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
	const response = await fetch(`${company.url}/couch/ficha/_bulk_docs`, {
		method: 'POST',
		headers: { ...ana.headers, 'content-type': 'application/json', ...headers },
		body
	});
	return { status: response.status, body: await response.json() };
}

describe('a body', () => {
	test('larger than 8 MB is refused', async () => {
		const answer = await send(`{"docs":["${'x'.repeat(8 * MEGABYTE)}"]}`);
		expect(answer).toEqual({
			status: 413,
			body: { error: 'too_large', reason: 'the body is larger than 8388608 bytes' }
		});
	});

	test('that grows beyond 8 MB while it is sent in pieces is refused', async () => {
		const piece = new TextEncoder().encode('x'.repeat(MEGABYTE));
		const pieces = new ReadableStream({
			start: (controller) => {
				for (let i = 0; i < 9; i++) controller.enqueue(piece);
				controller.close();
			}
		});
		const response = await fetch(`${company.url}/couch/ficha/_bulk_docs`, {
			method: 'POST',
			headers: { ...ana.headers, 'content-type': 'application/json' },
			body: pieces,
			duplex: 'half'
		}).catch(() => null);
		// The rest is not waited for, so the client may hear of it by a closed connection.
		expect([413, undefined]).toContain(response?.status);
	});

	test('that inflates beyond 8 MB is refused, however small it came', async () => {
		const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE, 0x20));
		expect(bomb.length).toBeLessThan(MEGABYTE);
		expect(await send(bomb, { 'content-encoding': 'gzip' })).toMatchObject({ status: 413 });
	});

	test('of a stranger is not parsed: a few small ones that inflate would keep the server busy', async () => {
		const bomb = gzipSync(`[${'{"a":"b"},'.repeat(240_000)}1]`);
		const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
		for (const path of ['/couch/ficha/_bulk_docs', '/api/v1/session', '/nowhere']) {
			const answer = await fetch(company.url + path, { method: 'POST', headers, body: bomb });
			expect([path, answer.status]).toEqual([path, 413]);
		}
		const expired = { ...headers, cookie: 'ficha=gone' };
		const path = `${company.url}/couch/ficha/_bulk_docs`;
		const answer = await fetch(path, { method: 'POST', headers: expired, body: bomb });
		expect(answer.status).toBe(413);
	});

	test('that is compressed is read', async () => {
		const customer = newCustomer('ana', device);
		const body = gzipSync(JSON.stringify({ new_edits: false, docs: [customer] }));
		const answer = await send(body, { 'content-encoding': 'gzip' });
		expect(answer).toEqual({
			status: 201,
			body: [{ ok: true, id: customer._id, rev: customer._rev }]
		});
	});

	test.each([
		['not what it says it is compressed with', 'plain', { 'content-encoding': 'gzip' }, 400],
		['compressed in an unknown way', 'plain', { 'content-encoding': 'br' }, 415],
		['not JSON', 'docs=1', {}, 400],
		['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 400],
		['plain text, which any site can send', '{}', { 'content-type': 'text/plain' }, 415],
		['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415]
	])('that is %s is refused', async (_, body, headers, status) => {
		const answer = await send(body, headers);
		expect(answer).toMatchObject({ status, body: { error: expect.any(String) as string } });
	});

	test.each([
		['the same key twice', '{"docs":[],"docs":[]}', 'the same key twice'],
		['__proto__', '{"docs":[{"_id":"x","a":{"__proto__":{"admin":true}}}]}', '__proto__'],
		['constructor, escaped', '{"docs":[{"c\\u006fnstructor":1}]}', 'constructor'],
		['a hundred thousand brackets', '['.repeat(100_000), 'nested too deeply'],
		['half a million keys', `{"docs":[${keys(500_000)}]}`, 'too many keys']
	])('with %s is refused', async (_, body, reason) => {
		expect(await send(body)).toEqual({
			status: 400,
			body: { error: 'bad_request', reason: expect.stringContaining(reason) as string }
		});
	});
});

describe('a document', () => {
	test.each([
		['larger than 256 kB', { summary: 'x'.repeat(4000), more: 'y'.repeat(260_000) }],
		['deeper than 20 levels', { deep: JSON.parse('['.repeat(20) + ']'.repeat(20)) as unknown }],
		['with more than 2,000 keys', JSON.parse(keys(2001)) as Record<string, unknown>]
	])('%s is refused alone: what came with it is taken', async (_, extra) => {
		const customer = newCustomer('ana', device);
		const visit = newVisit('ana', device, customer._id.slice('customer:'.length));
		const { body } = await push([{ ...visit, ...extra }, customer]);
		expect(body).toEqual([
			{ id: visit._id, error: 'forbidden', reason: 'too-large' },
			{ ok: true, id: customer._id, rev: customer._rev }
		]);
	});

	test('whose id is none is refused by a row that names it', async () => {
		const { body } = await push([{ _id: 'rosa', _rev: '1-abc', name: 'Rosa' }]);
		expect(body).toEqual([{ id: 'rosa', error: 'forbidden', reason: 'unknown-id' }]);
	});

	test.each([
		['a revision that is none', { _rev: 'x' }, 'bad-revision'],
		['a history with a gap', { _revisions: { start: 1, ids: ['a', 'b'] } }, 'bad-revision'],
		['a hash that is none', { _rev: '1-rosa prats' }, 'bad-revision'],
		['a generation to win them all', { _rev: '99999999-a', _revisions: undefined }, 'bad-revision'],
		['an attachment', { _attachments: { 'a.txt': { data: 'eA==' } } }, 'attachments'],
		['a key of the database that there is not', { _secret: 1 }, 'malformed']
	])('with %s is refused by a row that names it', async (_, change, reason) => {
		const customer = newCustomer('ana', device);
		const { body } = await push([{ ...customer, ...change }]);
		expect(body).toEqual([{ id: customer._id, error: 'forbidden', reason }]);
	});
});

describe('a request', () => {
	const thousandAndOne = Array.from({ length: 1001 }, () => `customer:${freshUlid()}`);

	test.each([
		['_bulk_docs', { docs: thousandAndOne.map((_id) => ({ _id })) }],
		['_bulk_get', { docs: thousandAndOne.map((id) => ({ id })) }],
		['_revs_diff', Object.fromEntries(thousandAndOne.map((id) => [id, ['1-a']]))],
		['_all_docs', { keys: thousandAndOne }],
		['_changes?filter=_doc_ids', { doc_ids: thousandAndOne }]
	])('for more than a thousand in %s is refused', async (endpoint, body) => {
		expect(await ana.post(`/couch/ficha/${endpoint}`, body)).toMatchObject({
			status: 400,
			body: { error: 'bad_request', reason: expect.stringContaining('1000') as string }
		});
	});

	test('to reconcile more than a thousand ids is refused', async () => {
		expect(await ana.post('/api/v1/reconcile', { ids: thousandAndOne })).toMatchObject({
			status: 400
		});
	});

	test.each([
		['_changes?filter=_doc_ids', 'doc_ids'],
		['_changes?filter=by_owner', 'designname/name'],
		['_changes?limit=-1', 'limit'],
		['_changes?feed=radio', 'feed'],
		['_all_docs?startkey=x', 'must be JSON'],
		['role:rep?rev=../../x', 'rev']
	])('%s says what is wrong with it', async (query, reason) => {
		expect(await ana.get(`/couch/ficha/${query}`)).toMatchObject({
			status: 400,
			body: { error: 'bad_request', reason: expect.stringContaining(reason) as string }
		});
	});

	test.each([
		['GET', '/_all_dbs'],
		['GET', '/_users/_all_docs'],
		['PUT', '/other'],
		['GET', '/ficha/_design/app'],
		['PUT', '/ficha/_design/app'],
		['GET', '/ficha/_security'],
		['POST', '/ficha/_find'],
		['POST', '/ficha/_purge'],
		['GET', '/ficha/..%2f_users']
	])('%s /couch%s is not in the list of what there is', async (method, path) => {
		const response = await fetch(`${company.url}/couch${path}`, { method, headers: ana.headers });
		expect(response.status).toBe(404);
		expect(await response.json()).toEqual({ error: 'not_found', reason: 'missing' });
	});

	test.each([
		['PUT', ''],
		['DELETE', ''],
		['GET', '/_bulk_docs'],
		['PUT', '/_changes']
	])('%s /couch/ficha%s is not offered', async (method, path) => {
		const url = `${company.url}/couch/ficha${path}`;
		const response = await fetch(url, { method, headers: ana.headers });
		expect(response.status).toBe(405);
	});

	test('is what its method says, whatever a header claims', async () => {
		const response = await fetch(`${company.url}/couch/ficha`, {
			headers: { ...ana.headers, 'x-http-method-override': 'DELETE' }
		});
		expect(response.status).toBe(200);
	});

	test('reaches one document by every spelling of its path', async () => {
		await ana.put('/couch/ficha/_local/checkpoint', { at: 7 });
		for (const path of ['_local%2Fcheckpoint', '_local//checkpoint', '/_local/checkpoint']) {
			expect((await ana.get(`/couch/ficha/${path}`)).body).toMatchObject({ at: 7 });
		}
	});
});

test('an answer of a quarter of a gigabyte does not take the memory of all the others', async () => {
	const large = newCustomer('ana', device, { note: 'x'.repeat(250_000) });
	await push([large]);
	const before = process.memoryUsage().rss;
	const docs = Array.from({ length: 1000 }, () => ({ id: large._id, rev: large._rev }));
	const answer = await fetch(`${company.url}/couch/ficha/_bulk_get`, {
		method: 'POST',
		headers: { ...ana.headers, 'content-type': 'application/json' },
		body: JSON.stringify({ docs })
	});
	let most = before;
	let size = 0;
	for await (const piece of answer.body ?? []) {
		size += (piece as Uint8Array).length;
		most = Math.max(most, process.memoryUsage().rss);
	}
	expect(size).toBeGreaterThan(250 * 1000 * 1000);
	expect(most - before).toBeLessThan(500 * MEGABYTE);
}, 30_000);

test('a device that keeps too many feeds open is told to come back, and the others go on', async () => {
	const leave = new AbortController();
	const poll = () =>
		fetch(`${company.url}/couch/ficha/_changes?feed=longpoll&since=now&heartbeat=1000`, {
			headers: ana.headers,
			signal: leave.signal
		});
	const open = await Promise.all(Array.from({ length: 8 }, poll));
	expect(open.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
	const refused = await poll();
	expect(refused.status).toBe(503);
	expect(refused.headers.get('retry-after')).toBe('5');
	leave.abort();
});

test('half a request does not keep the server from anything', async () => {
	const { port } = new URL(company.url);
	const socket = connect(Number(port), '127.0.0.1');
	socket.write('POST /couch/ficha/_bulk_docs HTTP/1.1\r\nhost: x\r\ncontent-le');
	expect((await ana.get('/api/v1/me')).status).toBe(200);
	socket.destroy();
});

function keys(count: number): string {
	return `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join()}}`;
}

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../tests/builders/client.ts';
import { startCompany, type Company } from '../../tests/builders/company.ts';
import {
	knownCustomer,
	knownPhoto,
	newCustomer,
	newFile,
	type WireDocument
} from '../../tests/builders/documents.ts';
import { jsonPart } from './following-parts.ts';
import { boundaryOf, joinMultipart, splitMultipart } from './multipart.ts';

const customer = knownCustomer('ana');
const photo = knownPhoto('ana', customer.cid);
const bytesOf = (text: string) => Buffer.from(text).toString('base64');

let company: Company;
let ana: Client;
let bruno: Client;
beforeAll(async () => {
	company = await startCompany({ documents: [customer.revision, photo] });
	ana = await company.signIn('ana');
	bruno = await company.signIn('bruno');
});
afterAll(() => company.close());

const couch = (path: string) => `/couch/ficha/${path}`;

const digestOf = (bytes: string | Buffer) =>
	`md5-${createHash('md5').update(bytes).digest('base64')}`;

const push = (who: Client, ...docs: WireDocument[]) =>
	who.post(couch('_bulk_docs'), { new_edits: false, docs });

test('a file travels with its bytes, and whoever may see its customer reads them', async () => {
	const file = newFile('ana', customer.cid, {
		'note.txt': { content_type: 'text/plain', data: bytesOf('centeno') }
	});
	expect((await push(ana, file)).body).toMatchObject([{ ok: true, id: file._id }]);
	const digest = 'md5-c7VJi3nflM9i1cKAh0iWyw==';
	const facts = { content_type: 'text/plain', revpos: 1, digest };
	expect((await ana.get(couch(file._id))).body['_attachments']).toEqual({
		'note.txt': { ...facts, length: 7, stub: true }
	});
	expect((await ana.get(couch(`${file._id}?attachments=true`))).body['_attachments']).toEqual({
		'note.txt': { ...facts, data: bytesOf('centeno') }
	});
	const answer = await ana.get(couch(`${file._id}/note.txt`));
	expect(answer).toMatchObject({ status: 200, text: 'centeno' });
	expect(answer.headers.get('content-type')).toBe('text/plain');
});

test('bytes that somebody made are never opened as a page of ours', async () => {
	const file = newFile('ana', customer.cid, {
		'x.html': { content_type: 'text/html', data: bytesOf('<script>alert(1)</script>') }
	});
	await push(ana, file);
	const { headers } = await ana.get(couch(`${file._id}/x.html`));
	expect(headers.get('content-disposition')).toBe('attachment');
	expect(headers.get('content-security-policy')).toContain('sandbox');
	expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('only files carry attachments, and not too many of them', async () => {
	const one = { content_type: 'text/plain', data: bytesOf('x') };
	const card = { ...newCustomer('ana', ana.me.device), _attachments: { 'x.txt': one } };
	const nine = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.txt`, one]));
	const { body } = await push(ana, card, newFile('ana', customer.cid, nine));
	expect(body).toMatchObject([{ reason: 'attachments' }, { reason: 'attachments' }]);
});

test('a digest that one knows opens no bytes that one may not see', async () => {
	const { digest = '' } = photo.attachments?.['photo.jpg'] ?? {};
	const stub = { 'photo.jpg': { content_type: 'image/jpeg', stub: true, digest } };
	const beside = newFile('ana', customer.cid, stub);
	expect(await push(ana, beside)).toMatchObject({ status: 412, body: { error: 'missing_stub' } });
	const onTop = newFile('bruno', customer.cid, stub, photo.id);
	expect(await push(bruno, onTop)).toMatchObject({ status: 412, body: { error: 'missing_stub' } });
});

test('a part of it is sent to who asks for a part, and nothing to who has it', async () => {
	const url = `${company.url}${couch(photo.id)}/photo.jpg`;
	const ask = (headers: Readonly<Record<string, string>>) =>
		fetch(url, { headers: { ...ana.headers, ...headers } });
	const whole = await ask({});
	const etag = whole.headers.get('etag') ?? '';
	expect(await whole.text()).toBe('a picture');
	const part = await ask({ range: 'bytes=2-5' });
	expect([part.status, await part.text()]).toEqual([206, 'pict']);
	expect(part.headers.get('content-range')).toBe('bytes 2-5/9');
	expect(await (await ask({ range: 'bytes=-3' })).text()).toBe('ure');
	expect(await (await ask({ range: 'bytes=2-5', 'if-range': '"other"' })).text()).toBe('a picture');
	expect((await ask({ range: 'bytes=9-' })).status).toBe(416);
	expect((await ask({ 'if-none-match': etag })).status).toBe(304);
	expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
});

test('of a document that one has nothing is sent again, and of a hidden one nothing is said', async () => {
	const ask = (who: Client, etag: string) =>
		fetch(`${company.url}${couch(photo.id)}`, {
			headers: { ...who.headers, 'if-none-match': etag }
		});
	const etag = (await ask(ana, '"other"')).headers.get('etag') ?? '';
	expect(etag).toBe(`"${photo.path[0] ?? ''}"`);
	expect((await ask(ana, etag)).status).toBe(304);
	expect((await ask(bruno, etag)).status).toBe(404);
});

test('a file may come as parts, and goes as parts to who asks for them', async () => {
	const file = newFile('ana', customer.cid, {
		'a.txt': { content_type: 'text/plain', follows: true, length: 3 },
		'b "2".bin': { content_type: 'application/octet-stream', follows: true, length: 4 }
	});
	const bytes = Buffer.from([0, 13, 10, 255]);
	const sent = joinMultipart(
		[
			jsonPart(file),
			{ headers: new Map(), body: Buffer.from('uno') },
			{
				headers: new Map([['Content-Disposition', 'attachment; filename="b \\"2\\".bin"']]),
				body: bytes
			}
		],
		'x'
	);
	const url = `${company.url}${couch(file._id)}`;
	const headers = { ...ana.headers, 'content-type': 'multipart/related; boundary="x"' };
	const put = await fetch(`${url}?new_edits=false`, { method: 'PUT', headers, body: sent });
	expect(await put.json()).toEqual({ ok: true, id: file._id, rev: file._rev });
	expect((await ana.get(couch(`${file._id}/a.txt`))).text).toBe('uno');

	const related = await partsOf(`${url}?attachments=true`, 'multipart/related');
	expect(JSON.parse(related[0] ?? '')).toMatchObject({
		_rev: file._rev,
		_attachments: { 'a.txt': { follows: true, length: 3 }, 'b "2".bin': { follows: true } }
	});
	expect(related.slice(1)).toEqual(['uno', bytes.toString('latin1')]);

	const since = encodeURIComponent(JSON.stringify([file._rev]));
	const [known = ''] = await partsOf(
		`${url}?open_revs=${since}&atts_since=${since}`,
		'multipart/mixed'
	);
	expect(JSON.parse(known)).toMatchObject({ _attachments: { 'a.txt': { stub: true } } });
	const [inner = ''] = await partsOf(`${url}?open_revs=all&attachments=true`, 'multipart/mixed');
	expect(inner).toContain('Content-Disposition: attachment; filename="a.txt"');
	// As CouchDB's replicator asks, which takes it for granted that they come along.
	const [unasked = ''] = await partsOf(`${url}?open_revs=${since}&latest=true`, 'multipart/mixed');
	expect(unasked).toContain('Content-Disposition: attachment; filename="a.txt"');
	const [missing = ''] = await partsOf(
		`${url}?open_revs=${encodeURIComponent('["9-a"]')}`,
		'multipart/mixed'
	);
	expect(JSON.parse(missing)).toEqual({ missing: '9-a' });

	async function partsOf(asked: string, accept: string) {
		const answer = await fetch(asked, { headers: { ...ana.headers, accept } });
		const type = answer.headers.get('content-type') ?? '';
		expect(type).toContain(accept);
		const body = Buffer.from(await answer.arrayBuffer());
		const parts = splitMultipart(body, boundaryOf(type) ?? '') ?? [];
		return parts.map((part) => Buffer.from(part.body).toString('latin1'));
	}
});

test('what came compressed is read plain, and keeps the digest by which its sender knows it', async () => {
	const data = gzipSync('centeno');
	const gzip = { content_type: 'text/plain', encoding: 'gzip', data: data.toString('base64') };
	const bomb = { ...gzip, data: gzipSync(Buffer.alloc(9_000_000)).toString('base64') };
	const file = newFile('ana', customer.cid, { 'x.txt': gzip });
	const { body } = await push(ana, file, newFile('ana', customer.cid, { 'x.txt': bomb }));
	expect(body).toMatchObject([{ ok: true }, { reason: 'malformed' }]);
	expect((await ana.get(couch(`${file._id}/x.txt`))).text).toBe('centeno');
	const digest = digestOf(data);
	expect((await ana.get(couch(file._id))).body['_attachments']).toMatchObject({
		'x.txt': { digest, length: 7 }
	});
});

test('what came compressed goes out with the digest of what is sent, and is known by both', async () => {
	const data = gzipSync('avena');
	const gzip = { content_type: 'text/plain', encoding: 'gzip', data: data.toString('base64') };
	const file = newFile('ana', customer.cid, { 'x.txt': gzip });
	await push(ana, file);
	const whole = await ana.get(couch(`${file._id}?attachments=true`));
	// CouchDB's replicator checks it, and takes nothing of the document when it is another.
	const plain = digestOf('avena');
	expect(whole.body['_attachments']).toMatchObject({ 'x.txt': { digest: plain } });
	const headers = { ...ana.headers, accept: 'multipart/mixed' };
	const inParts = await fetch(`${company.url}${couch(file._id)}?open_revs=all`, { headers });
	expect(await inParts.text()).toContain(`"digest":"${plain}"`);

	const stubs = [plain, digestOf(data)].map((digest, generation) => ({
		...file,
		_rev: `${generation + 2}-${'a'.repeat(32)}`,
		_attachments: { 'x.txt': { content_type: 'text/plain', stub: true, digest } }
	}));
	for (const stub of stubs) expect((await push(ana, stub)).status).toBe(201);
	const stranger = {
		...stubs[0],
		_attachments: { 'x.txt': { stub: true, digest: digestOf('no') } }
	};
	expect((await push(ana, stranger as WireDocument)).status).toBe(412);
});

test.each([
	['a part that nobody announced', { 'a.txt': { follows: true } }, 2],
	['an attachment that does not follow', { 'a.txt': { follows: true } }, 0]
])('a file with %s is refused', async (_, attachments, parts) => {
	const file = newFile('ana', customer.cid, attachments);
	const part = { headers: new Map<string, string>(), body: Buffer.from('uno') };
	const sent = joinMultipart([jsonPart(file), ...Array.from({ length: parts }, () => part)], 'x');
	const headers = { ...ana.headers, 'content-type': 'multipart/related; boundary=x' };
	const url = `${company.url}${couch(file._id)}`;
	const answer = await fetch(url, { method: 'PUT', headers, body: sent });
	expect(answer.status).toBe(400);
});

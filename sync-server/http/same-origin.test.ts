import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../tests/builders/client.ts';
import { people, startCompany, type Company } from '../../tests/builders/company.ts';

let company: Company;
let host: string;
let ana: Client;
let couchCookie: string;
let basic: string;
beforeAll(async () => {
	company = await startCompany();
	({ host } = new URL(company.url));
	ana = await company.signIn('ana');
	const { password } = await company.appPassword('ana');
	basic = `Basic ${Buffer.from(`${people.ana.login}:${password}`).toString('base64')}`;
	const session = await fetch(`${company.url}/couch/_session`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ name: people.ana.login, password })
	});
	[couchCookie = ''] = (session.headers.get('set-cookie') ?? '').split(';');
});
afterAll(() => company.close());

async function write(headers: Readonly<Record<string, string>>): Promise<number> {
	const response = await fetch(`${company.url}/couch/ficha/_ensure_full_commit`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers }
	});
	return response.status;
}

/** As a browser sends it: `fetch` would write its own mode. */
async function typed(path: string, who: Client): Promise<number | undefined> {
	const headers = { cookie: who.cookie, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
	const [answer] = (await once(get(company.url + path, { headers }), 'response')) as [
		IncomingMessage
	];
	answer.resume();
	return answer.statusCode;
}

async function read(headers: Readonly<Record<string, string>>): Promise<number> {
	return (await fetch(`${company.url}/api/v1/me`, { headers })).status;
}

const browser = () => ({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' });
const otherSite = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
const otherPort = { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' };
const noOrigin = { origin: 'null' };
const header = { 'x-ficha': '1' };

describe('with our app’s cookie', () => {
	const cookie = () => ({ cookie: ana.cookie });

	test('our app writes', async () => {
		expect(await write({ ...cookie(), ...browser(), ...header })).toBe(201);
	});

	test('nothing is shown to who types an address', async () => {
		expect(await typed('/api/v1/me', ana)).toBe(403);
		expect(await typed('/couch/ficha/_all_docs', ana)).toBe(403);
	});

	test('a link offers the files of a draw for download', async () => {
		const sofia = await company.signIn('sofia');
		const list = '/api/v1/draws/01JA0000000000000000000000/list.txt';
		expect(await typed(list, sofia)).toBe(404);
	});

	test('nobody writes without our header', async () => {
		expect(await write(cookie())).toBe(403);
		expect(await write({ ...cookie(), ...browser() })).toBe(403);
	});

	test.each([
		['another site', otherSite],
		['another port of this machine', otherPort],
		['a sandboxed frame', noOrigin]
	])('%s neither writes nor reads, with our header or without', async (_, from) => {
		expect(await write({ ...cookie(), ...from })).toBe(403);
		expect(await write({ ...cookie(), ...from, ...header })).toBe(403);
		expect(await read({ ...cookie(), ...from })).toBe(403);
	});

	test('a person who types the address reads', async () => {
		expect(await read({ ...cookie(), 'sec-fetch-site': 'none' })).toBe(200);
	});
});

describe('with the cookie of other CouchDB clients', () => {
	const cookie = () => ({ cookie: couchCookie });

	test('a program writes: nobody can make it send what it does not want to', async () => {
		expect(await write(cookie())).toBe(201);
	});

	test('a browser writes with our header alone', async () => {
		expect(await write({ ...cookie(), ...browser() })).toBe(403);
		expect(await write({ ...cookie(), ...browser(), ...header })).toBe(201);
	});

	test('other sites do not', async () => {
		expect(await write({ ...cookie(), ...otherSite, ...header })).toBe(403);
	});
});

test('with a password in the request no header is needed: browsers add none by themselves', async () => {
	expect(await write({ authorization: basic })).toBe(201);
});

test('a password is no sign-in password, nor the other way round', async () => {
	const wrong = Buffer.from('ana:masa-madre-viva').toString('base64');
	expect(await write({ authorization: `Basic ${wrong}` })).toBe(401);
	expect(await write({ authorization: 'Basic !' })).toBe(401);
	expect(await write({ authorization: 'Bearer x' })).toBe(401);
});

test('another site can sign nobody in', async () => {
	const response = await fetch(`${company.url}/api/v1/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...otherSite },
		body: '{}'
	});
	expect(response.status).toBe(403);
});

describe('where the server was told its public origin', () => {
	test('that one is right, and what the Host header says is not', async () => {
		const config = { publicOrigin: 'https://crm.example' };
		const fronted = await startCompany({ config });
		try {
			const sofia = await fronted.signIn('sofia');
			const ask = async (origin: string) => {
				const headers = { cookie: sofia.cookie, origin };
				return (await fetch(`${fronted.url}/api/v1/me`, { headers })).status;
			};
			expect(await ask('https://crm.example')).toBe(200);
			expect(await ask(fronted.url)).toBe(403);
		} finally {
			await fronted.close();
		}
	});
});

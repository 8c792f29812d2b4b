import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../tests/builders/client.ts';
import { PASSWORD, people, startCompany, type Company } from '../../tests/builders/company.ts';
import { knownCustomer, newCustomer } from '../../tests/builders/documents.ts';
import { wipeDevice } from '../auth/devices.ts';
import { createAccountStore } from '../storage/embedded/accounts.ts';
import { openDatabase } from '../storage/embedded/open-database.ts';

const customer = knownCustomer('ana');

let company: Company;
let ana: Client;
beforeAll(async () => {
	company = await startCompany({ documents: [customer.revision] });
	ana = await company.signIn('ana');
});
afterAll(() => company.close());

const signIn = (body: unknown) =>
	fetch(`${company.url}/api/v1/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
const device = { id: 'dfirstfirstfirst', name: 'Ana’s phone' };

test('what is nowhere is not found, whatever is sent there: so CouchDB’s replicator signs in otherwise', async () => {
	const answer = await fetch(`${company.url}/_session`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: 'name=ana&password=wrong'
	});
	expect(answer.status).toBe(404);
	expect(await answer.json()).toMatchObject({ error: 'not_found' });
});

describe('signing in', () => {
	test('says who one is, what one may do, and the server’s time', async () => {
		expect(ana.me).toMatchObject({
			uid: people.ana.uid,
			login: 'ana',
			territories: ['norte'],
			database: 'ficha',
			wipe: false
		});
		expect(ana.me.roles.map(({ _id }) => _id)).toEqual(['role:rep']);
		expect(Math.abs(ana.me.serverTime - Date.now())).toBeLessThan(60_000);
		expect((await ana.get('/api/v1/me')).body).toEqual({
			...ana.me,
			serverTime: expect.any(Number) as number,
			sessionUntil: expect.any(Number) as number
		});
	});

	test('gives a cookie that scripts and other sites can’t have', async () => {
		const response = await signIn({ login: 'ana', password: PASSWORD, device });
		const cookie = response.headers.get('set-cookie') ?? '';
		expect(cookie).toMatch(/^ficha=[\w-]{43}; /);
		expect(cookie).toContain('HttpOnly');
		expect(cookie).toContain('SameSite=Strict');
		// On plain HTTP, which is this machine alone, WebKit would drop a Secure one.
		expect(cookie).not.toContain('Secure');
	});

	test('answers a wrong password and an unknown login alike', async () => {
		const wrong = await signIn({ login: 'ana', password: 'x', device });
		const unknown = await signIn({ login: 'nobody', password: 'x', device });
		expect(wrong.status).toBe(401);
		expect(unknown.status).toBe(401);
		expect(await unknown.text()).toBe(await wrong.text());
	});

	test('refuses the device of another, once the password is right', async () => {
		await signIn({ login: 'ana', password: PASSWORD, device });
		const answer = await signIn({ login: 'luis', password: PASSWORD, device });
		expect(answer.status).toBe(403);
		expect(await answer.json()).toEqual({ error: 'device_refused', reason: 'bound-to-another' });
	});

	test('is slowed down after many wrong passwords, with the time to wait', async () => {
		const attempts = await Promise.all(
			Array.from({ length: 12 }, () => signIn({ login: 'marta', password: 'x', device }))
		);
		const slowed = attempts.find(({ status }) => status === 429);
		expect(Number(slowed?.headers.get('retry-after'))).toBeGreaterThan(0);
	});

	test('tells colleagues whose the device is', async () => {
		const luis = await company.signIn('luis');
		const { body } = await ana.get(`/couch/ficha/person:${people.luis.uid}`);
		expect(body).toMatchObject({ name: 'Luis', devices: [luis.me.device] });
		const second = await company.signIn('luis');
		await company.signIn('luis', second.me.device);
		const again = await ana.get(`/couch/ficha/person:${people.luis.uid}`);
		expect(again.body).toMatchObject({ devices: [luis.me.device, second.me.device] });
	});

	test('that is malformed is refused', async () => {
		expect((await signIn({ login: 'ana' })).status).toBe(400);
		const bad = { login: 'ana', password: PASSWORD, device: { id: '../x', name: '' } };
		expect((await signIn(bad)).status).toBe(400);
	});
});

test('signed out, the session is of no use to anyone', async () => {
	const sofia = await company.signIn('sofia');
	expect((await sofia.delete('/api/v1/session')).status).toBe(200);
	expect((await sofia.get('/api/v1/me')).status).toBe(401);
	expect((await sofia.get('/couch/ficha')).status).toBe(401);
});

test('a device that is to be wiped is told so, and gets nothing else', async () => {
	const luis = await company.signIn('luis');
	await wipe(luis.me.device);
	expect((await luis.get('/api/v1/me')).body).toMatchObject({ wipe: true });
	for (const path of ['/couch/ficha', '/couch/ficha/_changes', '/api/v1/wait']) {
		expect((await luis.get(path)).status).toBe(403);
	}
});

/** By the command line, in a process of its own. */
async function wipe(device: string): Promise<void> {
	const database = openDatabase(join(company.config.dataDir, 'ficha.sqlite'));
	const accounts = createAccountStore(database);
	const record = await accounts.devices.byId(device);
	if (record !== null) await wipeDevice(accounts, record);
	database.close();
}

describe('what the device asks besides replication', () => {
	test('what to forget: nothing, when nothing was taken away', async () => {
		expect((await ana.get('/api/v1/revocations?since=0')).body).toMatchObject({ gone: [] });
	});

	test('whether it should come back: as soon as there is something', async () => {
		const luis = await company.signIn('luis');
		const { body } = await luis.get('/couch/ficha');
		const since = encodeURIComponent(String(body['update_seq']));
		const waiting = luis.get(`/api/v1/wait?since=${since}`);
		const docs = [newCustomer('ana', ana.me.device)];
		await ana.post('/couch/ficha/_bulk_docs', { new_edits: false, docs });
		expect((await waiting).body).toEqual({ changed: true });
	});

	test('whether it should come back: at once, for what it has missed', async () => {
		expect((await ana.get('/api/v1/wait?since=0')).body).toEqual({ changed: true });
	});
});

test('a stopping server answers those who wait', async () => {
	const other = await startCompany();
	const sofia = await other.signIn('sofia');
	const { body } = await sofia.get('/couch/ficha');
	const since = encodeURIComponent(String(body['update_seq']));
	const waits = [
		sofia.get(`/api/v1/wait?since=${since}`),
		sofia.get(`/couch/ficha/_changes?feed=longpoll&since=${since}`)
	];
	await sofia.get('/api/v1/me');
	await other.close();
	const [wait, poll] = await Promise.all(waits);
	expect(wait?.body).toEqual({ changed: false });
	expect(poll?.body).toEqual({ results: [], last_seq: body['update_seq'], pending: 0 });
});

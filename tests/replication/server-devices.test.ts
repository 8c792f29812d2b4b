import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import { DeviceTeller } from '../../src/lib/sync/device-teller.ts';
import { createRemoteDatabase } from '../../src/lib/sync/remote-database.ts';
import { createServerClient } from '../../src/lib/sync/server-client.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { eventDevices, type EventDevices } from '#domain/wire/devices.ts';
import type { Client } from '../builders/client.ts';
import { people, startCompany, type Company } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import { capturing, openDevice, type Device } from './device.ts';
import { runningContest } from './running-contest.ts';

const kid = freshUlid();
const elsewhere = freshUlid();
/** It runs today: devices of long before are of no interest. */
const today = new Date().toISOString().slice(0, 10);

let company: Company;
let sofia: Client;
let ana: Device;
beforeEach(async () => {
	company = await startCompany({
		documents: [
			runningContest(kid, { from: today }),
			runningContest(elsewhere, { audience: ['territory:este'] })
		]
	});
	sofia = await company.signIn('sofia');
	ana = await openDevice(company, 'ana');
	await ana.round();
});
afterEach(async () => {
	await ana.close();
	await company.close();
});

async function seen(who = sofia): Promise<EventDevices['devices']> {
	const answer = await who.get(`/api/v1/contests/${kid}/devices`);
	return eventDevices.parse(answer.body).devices;
}

async function tell(device: Device, teller: DeviceTeller): Promise<void> {
	const { cookie, me } = device.client;
	const signed = (url: string, init: RequestInit): Promise<Response> => {
		const headers = new Headers(init.headers);
		headers.set('cookie', cookie);
		return fetch(url, { ...init, headers });
	};
	const server = createServerClient(signed, company.url);
	const signal = new AbortController().signal;
	await teller.tell(
		device.database,
		createRemoteDatabase(server, () => me.database, signal)
	);
}

async function signUp(ulid: Ulid): Promise<void> {
	await captureEntry(capturing(ana), {
		kid,
		ulid,
		answers: { givenName: 'Rosa' },
		notice: { version: '1', text: 'Aviso' },
		consents: [],
		language: 'es'
	});
}

describe('the devices of an event', () => {
	test('are told with what each said last that it had not sent', async () => {
		const teller = new DeviceTeller();
		await signUp(freshUlid());
		teller.know({ version: '1.2', battery: 0.43 });
		await tell(ana, teller);
		const [device, ...others] = await seen();
		expect(others).toEqual([]);
		expect(device).toMatchObject({
			device: ana.client.me.device,
			uid: people.ana.uid,
			report: { pending: 1, refused: 0, version: '1.2', battery: 0.4 }
		});
		expect(device?.report?.oldest).toBeGreaterThan(0);
		await ana.round();
		await tell(ana, teller);
		expect((await seen())[0]?.report).toMatchObject({ pending: 0, oldest: null });
	});

	test('are told with the kiosks that were opened although something was missing', async () => {
		const waivers = [{ kid, at: 1, missing: ['installed'], reason: 'Sin icono' }];
		await tell(ana, new DeviceTeller(() => waivers));
		expect((await seen())[0]?.report).toMatchObject({ waivers });
	});

	test('are there also before they have said anything', async () => {
		expect(await seen()).toMatchObject([{ uid: people.ana.uid, report: null }]);
	});

	test('are for supervisors and administrators', async () => {
		const luis = await company.signIn('luis');
		expect((await luis.get(`/api/v1/contests/${kid}/devices`)).status).toBe(403);
		const marta = await company.signIn('marta');
		expect((await marta.get(`/api/v1/contests/${kid}/devices`)).status).toBe(200);
	});

	test('of a contest that is hidden are answered as of one that is not there', async () => {
		const ask = async (id: string) => {
			const { status, text } = await sofia.get(`/api/v1/contests/${id}/devices`);
			return [status, text];
		};
		expect(await ask(elsewhere)).toEqual(await ask(freshUlid()));
		expect((await ask(elsewhere))[0]).toBe(404);
	});

	test('that say what no device says are refused', async () => {
		const report = { pending: -1, oldest: null, refused: 0, version: '', battery: 9 };
		expect((await sofia.post('/api/v1/device-report', report)).status).toBe(400);
	});
});

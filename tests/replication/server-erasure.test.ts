import { afterEach, beforeEach, expect, test } from 'vitest';
import { erasure } from '#domain/wire/erasure.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import { people, startCompany, type Company } from '../builders/company.ts';
import { freshUlid, knownCustomer } from '../builders/documents.ts';
import { openBackOffice, type BackOffice } from './back-office.ts';
import { openDevice, type Device } from './device.ts';

const customer = knownCustomer('ana', { city: 'Vigo' });
const { id } = customer.revision;
const visit = firstRevision(
	`activity:${customer.cid}:${freshUlid()}`,
	{ schema: 1, by: people.ana.uid, type: 'visit', at: '2026-01-04T10:00:00Z', summary: 'Rye' },
	0
);
const address = `/api/v1/erasure/${customer.cid}`;

let company: Company;
let back: BackOffice;
let devices: Device[] = [];
beforeEach(async () => {
	company = await startCompany({ documents: [customer.revision, visit] });
	back = await openBackOffice(company);
});
afterEach(async () => {
	await Promise.all(devices.map((device) => device.close()));
	devices = [];
	await back.close();
	await company.close();
});

async function deviceOf(name: 'ana' | 'marta'): Promise<Device> {
	const device = await openDevice(company, name);
	devices.push(device);
	await device.round();
	return device;
}

async function left(): Promise<readonly string[]> {
	return (await back.present()).filter((each) => each.includes(customer.cid)).sort();
}

test('who administers is told what there is of a person, and erases it from every device', async () => {
	const [marta, ana] = [await deviceOf('marta'), await deviceOf('ana')];
	const before = await marta.client.get(address);
	expect(erasure.parse(before.body)).toEqual({ cards: 1, documents: 2 });
	expect(await left()).toHaveLength(2);
	const after = await marta.client.delete(address);
	expect(erasure.parse(after.body)).toEqual({ cards: 1, documents: 2 });
	expect(await left()).toEqual([]);
	for (const device of [marta, ana]) {
		await device.round();
		expect(await device.database.read(id)).toBeNull();
		expect(await device.database.read(visit.id)).toBeNull();
	}
});

test('it is on record who erased whom, and nobody is erased twice', async () => {
	const marta = await company.signIn('marta');
	await marta.delete(address);
	expect((await marta.delete(address)).status).toBe(404);
	const rows = (await back.record()).filter(({ action }) => action === 'erase');
	expect(rows).toMatchObject([{ actor: people.marta.uid, subject: id, count: 2 }]);
});

test.each(['ana', 'sofia'] as const)('%s, who sees the card, erases nothing', async (name) => {
	const who = await company.signIn(name);
	for (const answer of [await who.get(address), await who.delete(address)]) {
		expect(answer).toMatchObject({ status: 403, body: { error: 'forbidden' } });
	}
	expect(await left()).toHaveLength(2);
});

test('who may not see the card hears of it what everybody hears of none', async () => {
	const bruno = await company.signIn('bruno');
	const hidden = await bruno.delete(address);
	const absent = await bruno.delete(`/api/v1/erasure/${freshUlid()}`);
	expect(hidden).toMatchObject({ status: 404, text: absent.text });
	expect(await left()).toHaveLength(2);
});

test('what somebody wrote of them meanwhile, without a network, stays with its author', async () => {
	const ana = await deviceOf('ana');
	const edits = [{ op: 'set', path: 'city', value: 'Soria' }] as const;
	await ana.database.edit(id, edits, customer.cid);
	await (await company.signIn('marta')).delete(address);
	await ana.round();
	expect(await left()).toEqual([]);
	expect(await ana.database.read(id)).toBeNull();
	const kept = await ana.database.rejected.list();
	expect(kept.map(({ docId, body }) => [docId, body['city']])).toContainEqual([id, 'Soria']);
});

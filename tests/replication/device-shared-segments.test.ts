import { afterAll, beforeAll, expect, test } from 'vitest';
import { startingWith } from '../../src/lib/store/document-store.ts';
import { startCompany, type Company, type PersonName } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import { openDevice, type Device } from './device.ts';

let company: Company;
const devices = new Map<PersonName, Device>();
const device = (name: PersonName): Device => {
	const found = devices.get(name);
	if (found === undefined) throw new TypeError(`no device of ${name}`);
	return found;
};

beforeAll(async () => {
	company = await startCompany({});
	for (const name of ['ana', 'bruno', 'sofia', 'marta'] as const) {
		devices.set(name, await openDevice(company, name));
	}
});
afterAll(async () => {
	for (const each of devices.values()) await each.close();
	await company.close();
});

/** Of the segments on a device, those with this id. */
async function holds(name: PersonName, id: string): Promise<boolean> {
	await device(name).round();
	const listed = await device(name).database.documents.list(startingWith('segment:'));
	return listed.some((document) => document.id === id);
}

async function share(name: PersonName, id: string, audience: readonly string[]): Promise<void> {
	const { database, client } = device(name);
	const edits = [{ op: 'set', path: 'audience', value: [...audience] }] as const;
	const where = { kind: 'all', of: [] };
	const begin = { schema: 1, by: client.me.uid, name: 'Panaderías', where };
	await database.editTogether([{ id, edits, begin }], id);
	await device(name).round();
}

test('a segment that its author shares with a role is on the devices of that role, and on no others', async () => {
	const id = `segment:${freshUlid()}`;
	await share('sofia', id, []);
	expect(await holds('ana', id)).toBe(false);
	await share('sofia', id, ['role:rep']);
	expect(await holds('ana', id)).toBe(true);
	expect(await holds('bruno', id)).toBe(true);
	await share('sofia', id, ['role:kiosk']);
	expect(await holds('ana', id)).toBe(false);
});

test('an administrator shares what others have made, and nobody else does', async () => {
	const id = `segment:${freshUlid()}`;
	await share('ana', id, []);
	expect(await holds('sofia', id)).toBe(false);
	expect(await holds('marta', id)).toBe(true);
	await share('marta', id, ['role:supervisor']);
	expect(await holds('sofia', id)).toBe(true);
	await share('sofia', id, ['role:rep']);
	expect(await holds('bruno', id)).toBe(false);
	const [refused] = await device('sofia').database.rejected.list();
	expect(refused?.id).toContain(id);
});

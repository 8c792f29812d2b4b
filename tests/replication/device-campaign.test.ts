import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { readers } from '#domain/wire/readers.ts';
import { mergeTwo, takeApart } from '../../src/lib/app/merge-two.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import { people, startCompany, type Company, type PersonName } from '../builders/company.ts';
import { freshUlid, knownCustomer, knownVisit } from '../builders/documents.ts';
import { openDevice, type Device } from './device.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const start = Date.now();

const lent = knownCustomer('ana', { city: 'Vigo' });
const visit = knownVisit('ana', lent.cid);
const other = knownCustomer('ana');
const brunos = knownCustomer('bruno');
const billing = firstRevision(
	`customer:${other.cid}:billing`,
	{ schema: 1, iban: 'ES9121000418450200051332' },
	Date.UTC(2026, 0, 2)
);
const core = `customer:${lent.cid}`;

let now = start;
let company: Company;
const devices = new Map<PersonName, Device>();

beforeAll(async () => {
	const documents = [lent.revision, visit, other.revision, brunos.revision, billing];
	company = await startCompany({ documents, clock: () => now });
	for (const name of ['ana', 'bruno', 'luis', 'sofia'] as const) {
		devices.set(name, await openDevice(company, name, { clock: () => now }));
	}
});
afterEach(() => {
	now += DAY_MS;
});
afterAll(async () => {
	for (const each of devices.values()) await each.close();
	await company.close();
});

function device(name: PersonName): Device {
	const found = devices.get(name);
	if (found === undefined) throw new TypeError(`no device of ${name}`);
	return found;
}

async function holds(name: PersonName, id: string): Promise<boolean> {
	await device(name).round();
	return (await device(name).database.documents.leaves([id])).has(id);
}

async function write(name: PersonName, id: string, begin: JsonObject, values: JsonObject) {
	const edits = Object.entries(values).map(
		([path, value]) => ({ op: 'set', path, value }) as const
	);
	await device(name).database.editTogether([{ id, edits, begin }], id);
	await device(name).round();
}

async function lend(
	name: PersonName,
	{ to, cids = [lent.cid] }: { readonly to: PersonName; readonly cids?: readonly string[] }
): Promise<string> {
	const id = `campaign:${freshUlid(now)}`;
	const begin = {
		schema: 1,
		by: people[name].uid,
		audience: [`person:${people[to].uid}`],
		customers: [...cids],
		from: new Date(now).toISOString()
	};
	const until = new Date(now + 8 * HOUR_MS).toISOString();
	await write(name, id, begin, { name: 'Repaso', until });
	return id;
}

async function wasRefused(name: PersonName, id: string): Promise<boolean> {
	const refused = await device(name).database.rejected.list();
	return refused.some((edit) => edit.id.includes(id));
}

describe('customers who are lent for a while', () => {
	test('are on the devices of whom they are lent to, with what hangs on them, and of nobody else', async () => {
		expect(await holds('bruno', core)).toBe(false);
		await lend('sofia', { to: 'bruno' });
		expect(await holds('bruno', core)).toBe(true);
		expect(await holds('bruno', visit.id)).toBe(true);
		expect(await holds('bruno', `customer:${other.cid}`)).toBe(false);
	});

	test('go when the time is over, without anybody doing anything', async () => {
		await lend('sofia', { to: 'bruno' });
		expect(await holds('bruno', core)).toBe(true);
		now += 9 * HOUR_MS;
		expect(await holds('bruno', core)).toBe(false);
		expect(await holds('bruno', visit.id)).toBe(false);
		expect(await holds('ana', core)).toBe(true);
		expect(await holds('bruno', `customer:${brunos.cid}`)).toBe(true);
	});

	test('go when the campaign is ended before its time, and come back when that is taken back', async () => {
		const id = await lend('sofia', { to: 'bruno' });
		expect(await holds('bruno', core)).toBe(true);
		await write('sofia', id, {}, { ended: true });
		expect(await holds('bruno', core)).toBe(false);
		await write('sofia', id, {}, { ended: null });
		expect(await holds('bruno', core)).toBe(true);
	});

	test('are changed by whoever has them; what comes after the end is refused and kept for its author', async () => {
		await lend('sofia', { to: 'bruno' });
		await device('bruno').round();
		await write('bruno', core, {}, { city: 'Ourense' });
		await device('ana').round();
		expect((await device('ana').database.read(core))?.body['city']).toBe('Ourense');
		const edit = { op: 'set', path: 'city', value: 'Lugo' } as const;
		await device('bruno').database.edit(core, [edit], core);
		now += 9 * HOUR_MS;
		await device('bruno').round();
		await device('ana').round();
		expect((await device('ana').database.read(core))?.body['city']).toBe('Ourense');
		expect(await wasRefused('bruno', core)).toBe(true);
	});

	test('are told among those who may see them, by that rule', async () => {
		await lend('sofia', { to: 'bruno' });
		const ana = await company.signIn('ana');
		const { body } = await ana.get(`/api/v1/readers/${lent.cid}`);
		const because = readers.parse(body).readers.map((each) => `${each.uid}: ${each.because}`);
		expect(because).toContain(`${people.bruno.uid}: campaign`);
	});
});

describe('a customer who is lent, and merged', () => {
	const winner = `customer:${other.cid}`;

	async function merge(): Promise<void> {
		await mergeTwo(device('sofia').database, {
			winner: other.cid,
			loser: lent.cid,
			choices: {}
		});
		await device('sofia').round();
	}

	async function split(): Promise<void> {
		await takeApart(device('sofia').database, lent.cid);
		await device('sofia').round();
	}

	test('is asked as whom they are now, and that is written for everybody', async () => {
		await lend('sofia', { to: 'bruno' });
		expect(await holds('bruno', winner)).toBe(false);
		await merge();
		expect(await holds('bruno', winner)).toBe(true);
		expect(await holds('bruno', core)).toBe(true);
		expect(await holds('bruno', visit.id)).toBe(true);
		await write('bruno', winner, {}, { city: 'Pontevedra' });
		await device('ana').round();
		expect((await device('ana').database.read(winner))?.body['city']).toBe('Pontevedra');
		await split();
		expect(await holds('bruno', winner)).toBe(false);
		expect(await holds('bruno', core)).toBe(true);
	});

	test('is seen as far as the role of whom they are lent to goes, and until the campaign ends', async () => {
		const id = await lend('sofia', { to: 'bruno' });
		await merge();
		expect(await holds('bruno', winner)).toBe(true);
		expect(await holds('bruno', `${winner}:billing`)).toBe(false);
		expect(await holds('sofia', `${winner}:billing`)).toBe(true);
		await write('sofia', id, {}, { ended: true });
		expect(await holds('bruno', winner)).toBe(false);
		expect(await holds('bruno', core)).toBe(false);
		await split();
	});

	test('is no way to somebody who is discreet', async () => {
		await lend('sofia', { to: 'bruno' });
		const assigned = { schema: 1, owner: people.ana.uid, territory: 'norte' };
		await write('sofia', `${winner}:assignment`, assigned, { discreet: true });
		await merge();
		expect(await holds('bruno', winner)).toBe(false);
		expect(await holds('bruno', core)).toBe(false);
		await split();
		expect(await holds('bruno', core)).toBe(true);
		await write('sofia', `${winner}:assignment`, {}, { discreet: null });
	});
});

describe('nobody lends', () => {
	test('without the right to assign', async () => {
		const id = await lend('ana', { to: 'bruno' });
		expect(await wasRefused('ana', id)).toBe(true);
		expect(await holds('bruno', core)).toBe(false);
	});

	test('more than they said, or to others, once it has begun', async () => {
		const id = await lend('sofia', { to: 'bruno' });
		await write('sofia', id, {}, { customers: [lent.cid, other.cid] });
		expect(await wasRefused('sofia', id)).toBe(true);
		expect(await holds('bruno', `customer:${other.cid}`)).toBe(false);
	});

	test('somebody who is not there', async () => {
		const id = await lend('sofia', { to: 'bruno', cids: [lent.cid, freshUlid()] });
		expect(await wasRefused('sofia', id)).toBe(true);
		expect(await holds('luis', id)).toBe(false);
	});
});

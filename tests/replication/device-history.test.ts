import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { history as historyAnswer, type History } from '#domain/wire/history.ts';
import { startingWith } from '../../src/lib/store/document-store.ts';
import type { Client } from '../builders/client.ts';
import { people, startCompany, type Company } from '../builders/company.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import { freshUlid, knownCustomer } from '../builders/documents.ts';
import { openBackOffice } from './back-office.ts';
import { cutTheFirstTime, openDevice, twice, type Device, type Network } from './device.ts';

const MINUTE = 60_000;
/** Moves customers about, within the territory. */
const LEAD = {
	schema: 1,
	name: { en: 'Lead' },
	rows: 'territory',
	sections: { core: 'write' },
	entries: 'none'
};
const customer = knownCustomer('ana', { city: 'Vigo' });
const card = customer.revision.id;

let company: Company;
let devices: Device[] = [];
beforeEach(async () => {
	company = await startCompany({ documents: [customer.revision] });
});
afterEach(async () => {
	await Promise.all(devices.map((device) => device.close()));
	devices = [];
	await company.close();
});

async function anaWith(options: Parameters<typeof openDevice>[2] = {}): Promise<Device> {
	const device = await openDevice(company, 'ana', options);
	devices.push(device);
	await device.roundAtLast();
	return device;
}

async function moveTo(device: Device, city: string): Promise<void> {
	await device.database.edit(card, [{ op: 'set', path: 'city', value: city }], customer.cid);
}

async function historyFor(who: Client, before?: string): Promise<History> {
	const query = before === undefined ? '' : `?before=${before}`;
	const { status, body } = await who.get(`/api/v1/history/${customer.cid}${query}`);
	expect(status).toBe(200);
	return historyAnswer.parse(body);
}

async function stepsFor(who: Client): Promise<readonly (readonly unknown[])[]> {
	const { events } = await historyFor(who);
	return events.flatMap(({ changes }) =>
		changes.map(({ path, before, after }) => [path, before, after])
	);
}

test('each save that was made offline is told, newest first, with who made it, from where and when', async () => {
	const ana = await anaWith();
	await moveTo(ana, 'Lugo');
	await moveTo(ana, 'Soria');
	await ana.round();
	expect(await stepsFor(ana.client)).toEqual([
		['city', 'Lugo', 'Soria'],
		['city', 'Vigo', 'Lugo']
	]);
	const { events } = await historyFor(ana.client);
	for (const { by, device, doc } of events) {
		expect({ by, device, doc }).toEqual({
			by: people.ana.uid,
			device: ana.database.clock.device,
			doc: card
		});
	}
});

test('what tells of a save does not stay on the device, and comes to none', async () => {
	const [ana, other] = [await anaWith(), await anaWith()];
	await moveTo(ana, 'Lugo');
	expect(await ana.database.documents.list(startingWith('edit:'))).toHaveLength(1);
	await ana.round();
	await other.round();
	expect((await other.database.read(card))?.body['city']).toBe('Lugo');
	for (const { database } of [ana, other]) {
		expect(await database.documents.list(startingWith('edit:'))).toEqual([]);
		expect(database.outbox.size).toBe(0);
	}
});

test.each<[string, Network]>([
	['is delivered twice', twice],
	['loses every first answer', cutTheFirstTime()]
])('a network that %s tells of no save twice', async (_, network) => {
	const ana = await anaWith({ network });
	await moveTo(ana, 'Lugo');
	await moveTo(ana, 'Soria');
	await ana.roundAtLast();
	expect(await stepsFor(ana.client)).toHaveLength(2);
});

test('saves under a clock that ran ahead are told at the right time, in their order', async () => {
	const ana = await anaWith();
	const fast = await openDevice(company, 'ana', { clock: () => Date.now() + 48 * 60 * MINUTE });
	devices.push(fast);
	await fast.database.receive(await leavesOf(ana));
	await fast.database.state.setMe(fast.client.me);
	await moveTo(fast, 'Lugo');
	await moveTo(fast, 'Soria');
	await fast.round();
	expect(await stepsFor(ana.client)).toEqual([
		['city', 'Lugo', 'Soria'],
		['city', 'Vigo', 'Lugo']
	]);
	const { events } = await historyFor(ana.client);
	for (const { at } of events) expect(Date.parse(at)).toBeLessThan(Date.now() + 6 * MINUTE);
	expect(await fast.database.documents.list(startingWith('edit:'))).toEqual([]);
	expect(fast.database.outbox.size).toBe(0);
});

async function leavesOf({ database }: Device) {
	return [...(await database.documents.leaves([card])).values()].flat();
}

describe('an edit that its author does not tell of', () => {
	test('by another CouchDB client is told by the server', async () => {
		const ana = await company.signIn('ana');
		const { body } = await ana.get(`/couch/ficha/${encodeURIComponent(card)}`);
		await ana.put(`/couch/ficha/${encodeURIComponent(card)}`, { ...body, city: 'Lugo' });
		expect(await stepsFor(ana)).toEqual([['city', 'Vigo', 'Lugo']]);
		// Its stamp follows from the card's, which is older: when it came is what is known.
		const { events } = await historyFor(ana);
		expect(Math.abs(Date.parse(events[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
	});

	test('by a device of ours is told by the server, and once', async () => {
		const ana = await anaWith();
		await moveTo(ana, 'Lugo');
		const [event] = await ana.database.documents.list(startingWith('edit:'));
		await ana.database.documents.purge([event?.id ?? '']);
		await ana.round();
		expect(await stepsFor(ana.client)).toEqual([['city', 'Vigo', 'Lugo']]);
		await ana.round();
		expect(await stepsFor(ana.client)).toHaveLength(1);
	});
});

test('a long history is read page by page, each save once', async () => {
	const ana = await anaWith();
	for (let n = 0; n < 60; n++) await moveTo(ana, `Town ${n}`);
	await ana.round();
	const first = await historyFor(ana.client);
	const second = await historyFor(ana.client, first.before ?? '');
	expect(second.before).toBeNull();
	const ids = [...first.events, ...second.events].map(({ _id }) => _id);
	expect(new Set(ids).size).toBe(60);
	expect(ids).toHaveLength(60);
});

describe('who may not see', () => {
	test('a customer learns as little of its history as of one that is not there', async () => {
		const ana = await anaWith();
		await moveTo(ana, 'Lugo');
		await ana.round();
		const bruno = await company.signIn('bruno');
		const hidden = await bruno.get(`/api/v1/history/${customer.cid}`);
		const absent = await bruno.get(`/api/v1/history/${freshUlid()}`);
		expect(hidden).toMatchObject({ status: 404, text: absent.text });
		expect((await bruno.get('/api/v1/history/1')).text).toBe(absent.text);
	});

	test('a section does not see what was changed in it', async () => {
		const marta = await company.signIn('marta');
		const billing = `/couch/ficha/${encodeURIComponent(`customer:${customer.cid}:billing`)}`;
		const { body } = await marta.put(billing, { schema: 1, iban: 'DE02' });
		await marta.put(billing, { schema: 1, iban: 'FR76', _rev: body['rev'] });
		expect(JSON.stringify(await historyFor(marta))).toContain('FR76');
		expect(await historyFor(await company.signIn('ana'))).toEqual({ events: [], before: null });
	});
});

describe('nobody makes up a history', () => {
	test.each([
		['of another device', (event: object) => ({ ...event, device: 'dsomebodyelse' })],
		['by somebody else', (event: object) => ({ ...event, by: people.luis.uid })],
		['as if the server told it', (event: object) => ({ ...event, source: 'server' })],
		['of another document', (event: object) => ({ ...event, doc: `${card}:notes` })]
	])('%s', async (_, forge) => {
		const ana = await anaWith();
		await moveTo(ana, 'Lugo');
		const [leaf] = await ana.database.documents.list(startingWith('edit:'));
		const body = leaf?.leaves[0]?.body ?? {};
		const forged = {
			...forge(body),
			_id: leaf?.id,
			_rev: '1-ab',
			_revisions: { start: 1, ids: ['ab'] }
		};
		const { body: rows } = await ana.client.post('/couch/ficha/_bulk_docs', {
			new_edits: false,
			docs: [forged]
		});
		expect(rows).toMatchObject([{ id: leaf?.id, error: 'forbidden' }]);
	});
});

test('nothing is told of an edit that the server did not take', async () => {
	const back = await openBackOffice(company);
	const assignment = `customer:${customer.cid}:assignment`;
	await back.write([
		firstRevision(assignment, { schema: 1, owner: people.ana.uid, territory: 'norte' }, 0),
		firstRevision('role:lead', { ...LEAD, verbs: ['assign', 'history'] }, 0)
	]);
	await back.place('luis', { roles: ['lead'] });
	const luis = await openDevice(company, 'luis');
	devices.push(luis);
	await luis.round();
	const away = [{ op: 'set', path: 'territory', value: 'sur' }] as const;
	await luis.database.edit(assignment, away, customer.cid);
	await luis.round();
	const refused = await luis.database.rejected.list();
	expect(refused.map(({ docId }) => docId.split(':')[0]).sort()).toEqual(['customer', 'edit']);
	expect(await stepsFor(luis.client)).toEqual([]);
	await back.close();
});

test('nor where its author is cut off at any request, and gets the right back', async () => {
	const back = await openBackOffice(company);
	const line = { requests: Infinity };
	const network: Network = (fetch) => (url, init) =>
		line.requests-- > 0 ? fetch(url, init) : Promise.reject(new TypeError('cut'));
	const ana = await anaWith({ network });
	const ends = new Set<string>();
	for (let requests = 1, isCut = true; isCut; requests++) {
		const city = `Lugo ${requests}`;
		await moveTo(ana, city);
		await back.place('ana', { roles: [] });
		line.requests = requests;
		isCut = await ana.round().then(
			() => false,
			() => true
		);
		line.requests = Infinity;
		await back.place('ana', { roles: ['rep'] });
		await ana.roundAtLast();
		const isTaken = (await ana.database.read(card))?.body['city'] === city;
		ends.add(isTaken ? 'taken' : 'refused');
		expect((await stepsFor(ana.client)).some(([, , after]) => after === city)).toBe(isTaken);
		expect(JSON.stringify(await ana.database.rejected.list()).includes(city)).toBe(!isTaken);
		expect(ana.database.outbox.size).toBe(0);
	}
	expect(ends).toEqual(new Set(['taken', 'refused']));
	await back.close();
});

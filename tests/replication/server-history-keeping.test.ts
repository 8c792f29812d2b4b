import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { editEvent } from '#domain/documents/edit-event.ts';
import { HISTORY_SETTINGS_ID } from '#domain/documents/history-settings.ts';
import { history as historyAnswer, type History } from '#domain/wire/history.ts';
import { historyPreview, type HistoryPreview } from '#domain/wire/history-keeping.ts';
import { readHistoryKeeping, setHistoryKeeping } from '../../src/lib/app/history-keeping.ts';
import { startingWith } from '../../src/lib/store/document-store.ts';
import { verifyChain } from '../../sync-server/audit/verify-chain.ts';
import { sweepHistory } from '../../sync-server/history/sweep-history.ts';
import type { Client } from '../builders/client.ts';
import { openBeside, people, startCompany, type Company } from '../builders/company.ts';
import { knownCustomer } from '../builders/documents.ts';
import { emptyDevice, openDevice, type Device, type KeptDevice } from './device.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const customer = knownCustomer('ana', { city: 'Vigo' });
const card = customer.revision.id;
const SETTINGS = `/couch/ficha/${encodeURIComponent(HISTORY_SETTINGS_ID)}`;

let company: Company;
let devices: Device[] = [];
/** by which everybody's clock has gone on */
let ahead = 0;
const clock = () => Date.now() + ahead;

beforeEach(async () => {
	ahead = 0;
	company = await startCompany({ documents: [customer.revision], clock });
});
afterEach(async () => {
	await Promise.all(devices.map((device) => device.close()));
	devices = [];
	await company.close();
});

async function anaWith(kept: KeptDevice = emptyDevice(), theirs = clock): Promise<Device> {
	const device = await openDevice(company, 'ana', { kept, clock: theirs });
	devices.push(device);
	await device.database.state.setMe(device.client.me);
	return device;
}

async function moveTo(device: Device, ...cities: readonly string[]): Promise<void> {
	for (const value of cities) {
		const edit: FieldEdit = { op: 'set', path: 'city', value };
		await device.database.edit(card, [edit], customer.cid);
	}
}

async function keepFor(keepDays: unknown): Promise<void> {
	const marta = await company.signIn('marta');
	const standing = await marta.get(SETTINGS);
	const _rev = standing.status === 200 ? { _rev: standing.body['_rev'] } : {};
	const { status } = await marta.put(SETTINGS, { schema: 1, keepDays, ..._rev });
	expect(status).toBe(201);
}

async function historyFor(who: Client): Promise<History> {
	const { body } = await who.get(`/api/v1/history/${customer.cid}`);
	return historyAnswer.parse(body);
}

async function citiesFor(who: Client): Promise<readonly unknown[]> {
	const { events } = await historyFor(who);
	return events.flatMap(({ changes }) => changes.map(({ after }) => after));
}

/** As the server does daily. */
async function sweep(): Promise<number> {
	const store = await openBeside(company.config);
	const { storage, accounts } = store;
	const parts = { storage, devices: accounts.devices, clock, pause: () => Promise.resolve() };
	const { events } = await sweepHistory(parts, { before: clock() - 30 * DAY, actor: 'server' });
	await store.close();
	return events;
}

async function storedEvents(): Promise<number> {
	const store = await openBeside(company.config);
	await store.storage.catchUp();
	const rows = await store.storage.list({ from: 'edit:', to: 'edit;', limit: 1000 });
	await store.close();
	return rows.length;
}

describe('for how long histories are kept', () => {
	test('is said by an administrator alone, in days that make sense', async () => {
		const ana = await company.signIn('ana');
		const sofia = await company.signIn('sofia');
		for (const who of [ana, sofia]) {
			expect((await who.put(SETTINGS, { schema: 1, keepDays: 365 })).status).toBe(403);
		}
		const marta = await company.signIn('marta');
		for (const keepDays of [29, 0, 30.5, '365', 'never', {}]) {
			const { status, text } = await marta.put(SETTINGS, { schema: 1, keepDays });
			expect(status).toBe(403);
			expect(text).toContain('keepDays: neither \\"always\\" nor a whole number of days from 30');
		}
		await keepFor(30);
		const { body } = await marta.get(SETTINGS);
		const more = { ...body, keepDays: 'always', keepPictures: 12 };
		expect((await marta.put(SETTINGS, more)).status).toBe(201);
		expect((await marta.get(SETTINGS)).body).toMatchObject({ keepPictures: 12 });
	});

	test('holds at once, and is told with the history', async () => {
		const kept = emptyDevice();
		const ana = await anaWith(kept);
		await ana.round();
		await moveTo(ana, 'Lugo');
		await ana.round();
		ahead = 40 * DAY;
		const later = await anaWith(kept);
		await moveTo(later, 'Soria');
		await later.round();
		expect(await historyFor(later.client)).not.toHaveProperty('keptSince');
		expect(await citiesFor(later.client)).toEqual(['Soria', 'Lugo']);
		await keepFor(30);
		expect(await citiesFor(later.client)).toEqual(['Soria']);
		const { keptSince = '' } = await historyFor(later.client);
		expect(Math.abs(Date.parse(keptSince) - (clock() - 30 * DAY))).toBeLessThan(MINUTE);
		await keepFor('always');
		expect(await citiesFor(later.client)).toEqual(['Soria', 'Lugo']);
		await keepFor(30);
		const shown = await historyFor(later.client);
		expect(await sweep()).toBe(1);
		expect((await historyFor(later.client)).events).toEqual(shown.events);
		await keepFor('always');
		expect(await citiesFor(later.client)).toEqual(['Soria']);
	});

	test('may be said without a network, and holds once the server hears it', async () => {
		const ana = await anaWith();
		await ana.round();
		await moveTo(ana, 'Lugo');
		await ana.round();
		ahead = 40 * DAY;
		const marta = await openDevice(company, 'marta', { clock });
		devices.push(marta);
		await marta.database.state.setMe(marta.client.me);
		await setHistoryKeeping(marta.database, 90);
		await setHistoryKeeping(marta.database, 30);
		const later = await company.signIn('ana');
		expect(await citiesFor(later)).toEqual(['Lugo']);
		await marta.roundAtLast();
		expect(marta.database.outbox.size).toBe(0);
		expect(await marta.database.rejected.list()).toEqual([]);
		expect(await citiesFor(later)).toEqual([]);
		const other = await openDevice(company, 'sofia', { clock });
		devices.push(other);
		await other.roundAtLast();
		const reader = { database: other.database, principal: null };
		expect(await readHistoryKeeping(reader)).toEqual({ keep: 30, editable: false });
	});

	test('stands on record with who said it, and each sweep with how many and from before when', async () => {
		const ana = await anaWith();
		await ana.round();
		await moveTo(ana, 'Lugo');
		await ana.round();
		ahead = 40 * DAY;
		await keepFor(30);
		await sweep();
		const store = await openBeside(company.config);
		const records = await store.storage.audit.all();
		const all = await Promise.all(records.map((record) => record.rows({ after: 0, limit: 1000 })));
		const rows = all.flat();
		expect(rows.filter(({ subject }) => subject === HISTORY_SETTINGS_ID)).toMatchObject([
			{ actor: people.marta.uid, action: 'write', count: 1 }
		]);
		const sweeps = rows.filter(({ action }) => action === 'sweep');
		expect(sweeps[0]).toMatchObject({ actor: 'server', count: 1 });
		expect(sweeps[0]?.subject).toMatch(/^history before \d{4}-\d\d-\d\dT[\d:.]+Z$/);
		for (const record of records) {
			expect((await verifyChain(record)).broken).toBeNull();
		}
		await store.close();
	});
});

describe('a device that was away', () => {
	test('for months is thanked for what it tells, which is kept from the day on which it came', async () => {
		const kept = emptyDevice();
		const ana = await anaWith(kept);
		await ana.round();
		await keepFor(30);
		await moveTo(ana, 'Lugo', 'Soria');
		ahead = 100 * DAY;
		const later = await anaWith(kept);
		await later.round();
		expect(later.database.outbox.size).toBe(0);
		expect(await later.database.rejected.list()).toEqual([]);
		expect(await citiesFor(later.client)).toEqual(['Soria', 'Lugo']);
		expect(await sweep()).toBe(0);
		ahead = 131 * DAY;
		expect(await sweep()).toBe(2);
		expect(await citiesFor(await company.signIn('ana'))).toEqual([]);
	});

	test('and tells again what was swept is thanked, and the server keeps nothing', async () => {
		const kept = emptyDevice();
		const ana = await anaWith(kept);
		await ana.round();
		await moveTo(ana, 'Lugo');
		const events = await ana.database.documents.list(startingWith('edit:'));
		const cards = (await ana.database.documents.leaves([card])).get(card) ?? [];
		const docs = [...cards.map((leaf) => ({ id: card, leaf }))].concat(
			events.map(({ id, leaves: [leaf] }) => ({ id, leaf: leaf as (typeof cards)[number] }))
		);
		await ana.round();
		ahead = 40 * DAY;
		await keepFor(30);
		expect(await sweep()).toBe(1);
		const again = await anaWith(kept);
		const answer = await again.client.post('/couch/ficha/_bulk_docs', {
			new_edits: false,
			docs: docs.map(({ id, leaf: { rev, path, body } }) => {
				const start = Number.parseInt(rev, 10);
				const ids = path.map((each) => each.slice(each.indexOf('-') + 1));
				return { ...body, _id: id, _rev: rev, _revisions: { start, ids } };
			})
		});
		expect(answer).toMatchObject({ status: 201, body: docs.map(({ id }) => ({ id, ok: true })) });
		expect(await storedEvents()).toBe(0);
		expect(await citiesFor(again.client)).toEqual([]);
	});

	test('does not make the server tell anew what was swept', async () => {
		const kept = emptyDevice();
		const ana = await anaWith(kept);
		await ana.round();
		await moveTo(ana, 'Lugo');
		await ana.round();
		ahead = 40 * DAY;
		await keepFor(30);
		expect(await sweep()).toBe(1);
		const later = await anaWith(kept);
		await later.round();
		await moveTo(later, 'Soria');
		const [event] = await later.database.documents.list(startingWith('edit:'));
		await later.database.documents.purge([event?.id ?? '']);
		await later.round();
		expect(await citiesFor(later.client)).toEqual(['Soria']);
		expect(await storedEvents()).toBe(1);
	});

	test.each([
		['ten years back', -3650 * DAY],
		['two days back', -2 * DAY]
	])('under a clock %s has its saves told no shorter than others', async (_, off) => {
		await keepFor(30);
		const other = await anaWith();
		await other.round();
		// Before it has heard the server's time.
		const ana = await anaWith(emptyDevice(), () => clock() + off);
		await ana.database.receive(
			[...(await other.database.documents.leaves([card])).values()].flat()
		);
		await moveTo(ana, 'Lugo');
		const [event] = await ana.database.documents.list(startingWith('edit:'));
		const { at } = editEvent.parse({ ...event?.leaves[0]?.body, _id: event?.id });
		expect(Date.parse(at)).toBeLessThan(clock() - DAY);
		await ana.round();
		ahead = 29 * DAY;
		expect(await sweep()).toBe(0);
		expect(await citiesFor(await company.signIn('ana'))).toEqual(['Lugo']);
		ahead = 31 * DAY;
		expect(await sweep()).toBe(1);
	});
});

describe('what would go', () => {
	const preview = async (who: Client, days: number): Promise<HistoryPreview> => {
		const { body } = await who.get(`/api/v1/history-keeping?days=${days}`);
		return historyPreview.parse(body);
	};

	test('is counted for an administrator, before anything is said', async () => {
		const ana = await anaWith();
		await ana.round();
		await moveTo(ana, 'Lugo', 'Soria');
		await ana.round();
		ahead = 40 * DAY;
		const marta = await company.signIn('marta');
		expect(await preview(marta, 30)).toMatchObject({ events: 2 });
		const { events, since } = await preview(marta, 365);
		expect(events).toBe(0);
		expect(Math.abs(Date.parse(since) - (clock() - 365 * DAY))).toBeLessThan(MINUTE);
		expect(await storedEvents()).toBe(2);
	});

	test('is told to nobody else, nor for days that nobody may say', async () => {
		for (const name of ['ana', 'sofia'] as const) {
			const who = await company.signIn(name);
			const { status, text } = await who.get('/api/v1/history-keeping?days=30');
			expect(status).toBe(403);
			expect(text).not.toContain('events');
		}
		const marta = await company.signIn('marta');
		for (const days of ['', '29', '1e9', '30.5', 'always']) {
			expect((await marta.get(`/api/v1/history-keeping?days=${days}`)).status).toBe(400);
		}
	});

	test('of a section that one may not read stays hidden, before a sweep and after it', async () => {
		const billing = `/couch/ficha/${encodeURIComponent(`customer:${customer.cid}:billing`)}`;
		const marta = await company.signIn('marta');
		const { body } = await marta.put(billing, { schema: 1, iban: 'DE02' });
		await marta.put(billing, { schema: 1, iban: 'FR76', _rev: body['rev'] });
		const nothing = async () => {
			const { keptSince: _since, ...told } = await historyFor(await company.signIn('ana'));
			return told;
		};
		expect(await nothing()).toEqual({ events: [], before: null });
		ahead = 40 * DAY;
		await keepFor(30);
		expect(await nothing()).toEqual({ events: [], before: null });
		expect(await sweep()).toBe(1);
		expect(await nothing()).toEqual({ events: [], before: null });
	});
});

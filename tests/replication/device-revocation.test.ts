import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import type { Revision } from '../../src/lib/store/revision.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { people, startCompany, type Company } from '../builders/company.ts';
import { knownCustomer, knownVisit } from '../builders/documents.ts';
import { openDevice, type Device } from './device.ts';

let company: Company;
let cid: Ulid;
let visit: string;
let ana: Device;
let sofia: Device;

beforeEach(async () => {
	const known = knownCustomer('ana');
	const seen = knownVisit('ana', known.cid);
	cid = known.cid;
	visit = seen.id;
	company = await startCompany({ documents: [known.revision, seen] });
	ana = await openDevice(company, 'ana');
	sofia = await openDevice(company, 'sofia');
	await ana.round();
	await sofia.round();
});
afterEach(async () => {
	await ana.close();
	await sofia.close();
	await company.close();
});

const heldBy = async (device: Device, id: string): Promise<boolean> =>
	(await device.database.documents.leaves([id])).has(id);

function first(id: string, body: JsonObject): Revision {
	const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
	return { id, rev, path: [rev], deleted: false, body };
}

/** The supervisor gives the customer to somebody. */
async function assign(name: 'ana' | 'bruno'): Promise<void> {
	const id = `customer:${cid}:assignment`;
	const { uid, territories } = people[name];
	const values = { owner: uid, territory: territories[0] ?? '' };
	const there = await sofia.database.read(id);
	if (there === null) {
		await sofia.database.create(
			id,
			(stamp) => [first(id, createBody({ schema: 1, ...values }, stamp))],
			cid
		);
	} else {
		const edits = Object.entries(values).map(
			([path, value]) => ({ op: 'set', path, value }) as const
		);
		await sofia.database.edit(id, edits, cid);
	}
	await sofia.round();
	expect(await sofia.database.rejected.list()).toEqual([]);
}

describe('a customer who goes to someone else', () => {
	test('leaves the device of who had them without a trace', async () => {
		expect(await heldBy(ana, visit)).toBe(true);
		await assign('bruno');
		await ana.round();
		expect(await heldBy(ana, `customer:${cid}`)).toBe(false);
		expect(await heldBy(ana, visit)).toBe(false);
	});

	test('comes back whole when they are given back', async () => {
		await assign('bruno');
		await ana.round();
		await assign('ana');
		await ana.round();
		expect(await ana.database.read(`customer:${cid}`)).not.toBeNull();
		expect(await ana.database.read(visit)).not.toBeNull();
	});

	test('what was edited meanwhile is kept for its author, whole, with the reason', async () => {
		const edit = [{ op: 'set', path: 'jobTitle', value: 'Molinera' }] as const;
		await ana.database.edit(`customer:${cid}`, edit, cid);
		await assign('bruno');
		await ana.round();
		expect(ana.database.outbox.size).toBe(0);
		expect(await heldBy(ana, `customer:${cid}`)).toBe(false);
		const kept = (await ana.database.rejected.list()).find(({ docId }) =>
			docId.startsWith('customer:')
		);
		expect(kept?.body['jobTitle']).toBe('Molinera');
		expect(kept?.reason).toBe('not-allowed');
	});
});

describe('an edit that the server refuses', () => {
	test('is set aside, and the device shows again what the server has', async () => {
		const id = `customer:${cid}`;
		const edit = [{ op: 'set', path: 'jobTitle', value: '4111 1111 1111 1111' }] as const;
		await ana.database.edit(id, edit, cid);
		await ana.round();
		const kept = (await ana.database.rejected.list()).find(({ docId }) =>
			docId.startsWith('customer:')
		);
		expect(kept?.reason).toBe('card-number');
		expect(kept?.body['jobTitle']).toBe('4111 1111 1111 1111');
		expect((await ana.database.read(id))?.body['jobTitle']).toBeUndefined();
		expect((await ana.database.read(id))?.body['givenName']).toBe('Rosa');
		expect(ana.database.outbox.size).toBe(0);
		await ana.database.edit(id, [{ op: 'set', path: 'jobTitle', value: 'Panadera' }], cid);
		await ana.round();
		await sofia.round();
		expect((await sofia.database.read(id))?.body['jobTitle']).toBe('Panadera');
	});

	test('that a crash interrupts on its way out leaves no hole: the server’s version comes back', async () => {
		const id = `customer:${cid}`;
		await ana.database.edit(id, [{ op: 'set', path: 'jobTitle', value: 'x' }], cid);
		// Purged, and then the battery was empty.
		await ana.database.documents.purge([id]);
		await ana.round();
		expect((await ana.database.read(id))?.body['givenName']).toBe('Rosa');
		expect(ana.database.outbox.size).toBe(0);
	});
});

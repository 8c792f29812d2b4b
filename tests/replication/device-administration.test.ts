import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { createBody } from '#domain/merge/create-body.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { shippedRoles } from '#domain/access/shipped-roles.ts';
import { people, startCompany, type Company, type PersonName } from '../builders/company.ts';
import { knownCustomer } from '../builders/documents.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import { openBackOffice } from './back-office.ts';
import { openDevice, type Device } from './device.ts';

let company: Company;
let cid: Ulid;
let card: string;
let notes: string;
const devices = new Map<PersonName, Device>();

beforeEach(async () => {
	const known = knownCustomer('ana');
	cid = known.cid;
	card = `customer:${cid}`;
	notes = `customer:${cid}:notes`;
	const text = firstRevision(notes, { schema: 1, text: 'Sin gluten' }, Date.UTC(2026, 0, 2));
	company = await startCompany({ documents: [known.revision, text] });
	for (const name of ['ana', 'luis', 'sofia', 'marta'] as const) {
		const device = await openDevice(company, name);
		devices.set(name, device);
		await device.round();
	}
});
afterEach(async () => {
	for (const device of devices.values()) await device.close();
	await company.close();
});

function of(name: PersonName): Device {
	const device = devices.get(name);
	if (device === undefined) throw new TypeError(`${name} has no device`);
	return device;
}

/** Without a network: it goes with the next round. */
async function create(name: PersonName, id: string, values: JsonObject): Promise<void> {
	await of(name).database.create(
		id,
		(stamp) => {
			const body = createBody({ schema: 1, ...values }, stamp);
			const rev = `1-${revisionHash({ id, body, deleted: false, parents: [] })}`;
			return [{ id, rev, path: [rev], deleted: false, body }];
		},
		id
	);
}

async function set(name: PersonName, id: string, values: JsonObject): Promise<void> {
	const edits = Object.entries(values).map(([path, value]): FieldEdit => ({
		op: 'set',
		path,
		value
	}));
	await of(name).database.edit(id, edits, id);
}

async function meet(...names: readonly PersonName[]): Promise<void> {
	for (const name of names) await of(name).round();
}

async function refusalsOf(name: PersonName): Promise<readonly string[]> {
	return (await of(name).database.rejected.list()).map(
		({ docId, reason }) => `${docId}: ${reason}`
	);
}

async function holds(name: PersonName, id: string): Promise<boolean> {
	return (await of(name).database.read(id)) !== null;
}

const rep = shippedRoles.find(({ slug }) => slug === 'rep')?.values;
const repSections: JsonObject = { ...rep?.sections };

describe('an administrator, from a device', () => {
	test('takes a section from a role and gives it another, and devices follow', async () => {
		await set('marta', 'role:rep', { sections: { ...repSections, notes: 'none' } });
		await meet('marta', 'ana');
		expect(await refusalsOf('marta')).toEqual([]);
		expect(await holds('ana', notes)).toBe(false);
		expect(await holds('ana', card)).toBe(true);
		await set('marta', 'role:rep', { sections: { ...repSections, notes: 'read' } });
		await meet('marta', 'ana');
		expect(await holds('ana', notes)).toBe(true);
		await set('ana', notes, { text: 'Con gluten' });
		await meet('ana');
		expect(await refusalsOf('ana')).toContain(`${notes}: not-allowed`);
	});

	test('sets fields apart: their section is made, written and given by a role', async () => {
		const allergies = `customer:${cid}:x-allergies`;
		await set('marta', 'role:administrator', {
			sections: { ...allOf('write'), 'x-allergies': 'write' }
		});
		await meet('marta');
		await create('marta', allergies, { nuts: true });
		await meet('marta', 'sofia', 'ana');
		expect(await refusalsOf('marta')).toEqual([]);
		expect(await holds('sofia', allergies)).toBe(false);
		await set('marta', 'role:supervisor', {
			sections: { ...allOf('write'), 'x-allergies': 'read' }
		});
		await meet('marta', 'sofia', 'ana');
		expect(await holds('sofia', allergies)).toBe(true);
		expect(await holds('ana', allergies)).toBe(false);
	});

	test('makes roles, teams, territories and settings, which everyone then knows', async () => {
		const made = ['role:taller', 'team:ferias', 'territory:oeste', 'settings:x-fields'];
		await create('marta', 'role:taller', { ...roleValues(), name: { es: 'Taller' } });
		await create('marta', 'team:ferias', { name: 'Ferias' });
		await create('marta', 'territory:oeste', { name: 'Oeste' });
		await create('marta', 'settings:x-fields', { fields: [] });
		await meet('marta', 'ana');
		expect(await refusalsOf('marta')).toEqual([]);
		for (const id of made) expect(await holds('ana', id)).toBe(true);
	});

	test('is told what is wrong with a role, and the server’s stays', async () => {
		await set('marta', 'role:rep', { sections: { ...repSections, bilings: 'read' } });
		await meet('marta', 'ana');
		expect(await refusalsOf('marta')).toEqual([
			'role:rep: malformed: sections.bilings: is no section'
		]);
		expect(await holds('ana', notes)).toBe(true);
		expect((await of('marta').database.read('role:rep'))?.body['sections']).toEqual(repSections);
	});

	test('is told what is wrong with what is new', async () => {
		const wrongs: readonly (readonly [string, JsonObject, string])[] = [
			[
				'role:x1',
				{ ...roleValues(), rows: 'some' },
				'rows: Invalid option: expected one of "own"|"team"|"territory"|"all"'
			],
			['role:x2', { ...roleValues(), name: {} }, 'name: has no name in any language'],
			[
				'role:x3',
				{ ...roleValues(), fields: { core: { phones: ['eat'] } } },
				'fields.core.phones.0: Invalid option: expected one of "edit"|"search"|"sort"|"report"|"export"'
			],
			['team:x', { name: ' ' }, 'name: is empty'],
			['territory:x', {}, 'name: Invalid input: expected string, received undefined']
		];
		for (const [id, values] of wrongs) await create('marta', id, values);
		await meet('marta');
		const expected = wrongs.map(([id, , wrong]) => `${id}: malformed: ${wrong}`);
		expect([...(await refusalsOf('marta'))].sort()).toEqual(expected.sort());
	});

	test('does not lock everybody out', async () => {
		await set('marta', 'role:administrator', { verbs: ['assign'] });
		await meet('marta');
		expect(await refusalsOf('marta')).toEqual(['role:administrator: last-administrator']);
		await set('marta', 'role:administrator', { name: { es: 'Dirección' } });
		await meet('marta');
		expect(await refusalsOf('marta')).toHaveLength(1);
	});

	test('hands the last right to administer on, and not both halves at once', async () => {
		const back = await openBackOffice(company);
		await back.place('sofia', { roles: ['supervisor', 'taller'] });
		await back.close();
		await create('marta', 'role:taller', { ...roleValues(), verbs: ['administer'] });
		await meet('marta', 'sofia');
		await set('marta', 'role:administrator', { verbs: [] });
		await set('marta', 'role:taller', { verbs: [] });
		await meet('marta');
		expect(await refusalsOf('marta')).toHaveLength(1);
		const roles = await Promise.all(
			['role:administrator', 'role:taller'].map((id) =>
				of('sofia')
					.round()
					.then(() => of('sofia').database.read(id))
			)
		);
		const administering = roles.filter((one) =>
			JSON.stringify(one?.body['verbs']).includes('administer')
		);
		expect(administering).toHaveLength(1);
	});
});

test('nobody else edits the directory', async () => {
	await set('sofia', 'role:rep', { rows: 'all' });
	await create('ana', 'team:mio', { name: 'Mío' });
	await meet('sofia', 'ana');
	expect(await refusalsOf('sofia')).toEqual(['role:rep: not-allowed']);
	expect(await refusalsOf('ana')).toEqual(['team:mio: not-allowed']);
});

describe('a supervisor, out of reach', () => {
	const assigned = (name: PersonName): JsonObject => ({
		owner: people[name].uid,
		territory: people[name].territories[0] ?? ''
	});

	test('gives a customer to a colleague, with all that hangs on them', async () => {
		await create('sofia', `${card}:assignment`, assigned('luis'));
		await set('sofia', card, { city: 'Lugo' });
		await meet('sofia', 'luis', 'ana');
		expect(await refusalsOf('sofia')).toEqual([]);
		// Both are of the north: the one who had them still sees the territory's.
		for (const name of ['luis', 'ana'] as const) expect(await holds(name, notes)).toBe(true);
		await set('sofia', `${card}:assignment`, { ...assigned('bruno') });
		await meet('sofia', 'luis', 'ana');
		for (const name of ['luis', 'ana'] as const) expect(await holds(name, notes)).toBe(false);
	});

	test('makes a customer discreet: they leave the devices of who is not cleared, and come back', async () => {
		await create('sofia', `${card}:assignment`, { ...assigned('ana'), discreet: true });
		await meet('sofia', 'luis', 'ana', 'marta');
		for (const id of [card, notes, `${card}:assignment`]) {
			expect(await holds('luis', id)).toBe(false);
			for (const name of ['ana', 'sofia', 'marta'] as const)
				expect(await holds(name, id)).toBe(true);
		}
		await set('sofia', `${card}:assignment`, { discreet: false });
		await meet('sofia', 'luis');
		expect(await holds('luis', notes)).toBe(true);
	});
});

describe('a field that a role keeps from editing', () => {
	beforeEach(async () => {
		await set('marta', 'role:rep', { fields: { core: { birthDate: ['search', 'sort'] } } });
		await meet('marta', 'ana');
	});

	test('is refused by its name, kept for its author, and shown as the server has it', async () => {
		await set('ana', card, { birthDate: '1980-02-03' });
		await meet('ana', 'sofia');
		const refused = await refusalsOf('ana');
		expect(refused).toContain(`${card}: field-not-allowed: birthDate`);
		// Nor is there a history of what never was.
		expect(refused.filter((one) => one.startsWith('edit:'))).toHaveLength(1);
		expect((await of('ana').database.read(card))?.body['birthDate']).toBeUndefined();
		expect((await of('sofia').database.read(card))?.body['birthDate']).toBeUndefined();
	});

	test('hinders neither the others nor who may', async () => {
		await set('sofia', card, { birthDate: '1980-02-03' });
		await set('ana', card, { city: 'Lugo' });
		await meet('sofia', 'ana', 'sofia');
		const seen = (await of('sofia').database.read(card))?.body;
		expect(seen).toMatchObject({ birthDate: '1980-02-03', city: 'Lugo' });
		expect(await refusalsOf('ana')).toEqual([]);
	});
});

function roleValues(): JsonObject {
	return {
		name: { es: 'Taller' },
		rows: 'own',
		sections: { core: 'read' },
		entries: 'none',
		verbs: []
	};
}

function allOf(level: string): JsonObject {
	return Object.fromEntries(Object.keys(repSections).map((section) => [section, level]));
}

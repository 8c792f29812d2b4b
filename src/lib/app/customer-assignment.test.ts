import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import {
	ANA,
	customer,
	known,
	meAs,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';

const LUIS = '01JLUIS0000000000000000000';
const open: LocalEngine[] = [];
afterEach(async () => {
	for (const { engine } of open.splice(0)) await engine.close();
});

async function device(
	role: Parameters<typeof meAs>[0],
	values: JsonObject = {},
	change: (me: ReturnType<typeof meAs>) => ReturnType<typeof meAs> = (me) => me
) {
	const { cid, revision } = customer(values);
	const directory = [
		known(`person:${LUIS}`, { name: 'Luis' }),
		known('territory:norte', { name: 'Norte' }),
		known('territory:sur', { name: 'Sur' }),
		known('team:ferias', { name: 'Ferias' })
	];
	const local = await openLocalEngine({
		me: change(meAs(role)),
		documents: [revision, ...directory]
	});
	open.push(local);
	return { ...local, cid };
}

const toLuis = { owner: LUIS, team: 'ferias', territory: 'sur', discreet: true };

describe('who supervises', () => {
	test('gives a customer to a colleague without a network, and takes it back', async () => {
		const { engine, cid, database } = await device('supervisor');
		const before = await engine.belonging(cid);
		expect(before).toMatchObject({
			belongs: { owner: ANA, team: '', territory: 'norte', discreet: false },
			refused: null,
			fixed: [],
			archiving: null
		});
		expect(before?.people.map(({ label }) => label)).toContain('Luis');
		expect(await engine.assignCustomer(cid, toLuis)).toBe('kept');
		expect((await engine.belonging(cid))?.belongs).toEqual(toLuis);
		expect(await engine.customer(cid)).toMatchObject({
			ownerName: 'Luis',
			territoryName: 'Sur',
			discreet: true
		});
		// The card and its assignment are sent as one.
		expect(database.outbox.entries().map(({ id }) => id)).toContain(`customer:${cid}:assignment`);
		if (before !== null) await engine.assignCustomer(cid, before.belongs);
		expect((await engine.belonging(cid))?.belongs).toEqual(before?.belongs);
	});

	test('changes what is named, and leaves what a colleague has changed meanwhile', async () => {
		const { engine, cid } = await device('supervisor');
		await engine.assignCustomer(cid, { territory: 'sur' });
		await engine.assignCustomer(cid, { owner: LUIS });
		const belongs = { owner: LUIS, team: '', territory: 'sur', discreet: false };
		expect((await engine.belonging(cid))?.belongs).toEqual(belongs);
	});

	test('writes nothing where nothing is changed', async () => {
		const { engine, cid, database } = await device('supervisor');
		const belongs = (await engine.belonging(cid))?.belongs;
		if (belongs !== undefined) expect(await engine.assignCustomer(cid, belongs)).toBe('kept');
		expect(database.outbox.entries()).toEqual([]);
	});

	test('gives nobody away to where they have no say', async () => {
		const { engine, cid } = await device('supervisor', {}, (me) => ({
			...me,
			roles: me.roles.map((role) => ({ ...role, rows: 'territory' as const }))
		}));
		expect(await engine.assignCustomer(cid, toLuis)).toBe('out-of-reach');
		expect(await engine.assignCustomer(cid, { ...toLuis, territory: 'norte' })).toBe('kept');
	});

	test('leaves alone what a role keeps from them', async () => {
		const { engine, cid } = await device('supervisor', {}, (me) => ({
			...me,
			roles: me.roles.map((role) => ({ ...role, fields: { assignment: { discreet: [] } } }))
		}));
		expect((await engine.belonging(cid))?.fixed).toEqual(['discreet']);
		expect(await engine.assignCustomer(cid, toLuis)).toBe('not-allowed');
		expect(await engine.assignCustomer(cid, { ...toLuis, discreet: false })).toBe('kept');
	});
});

test('a rep is told why they can’t, and their own cards can be archived', async () => {
	const { engine, cid } = await device('rep');
	expect(await engine.belonging(cid)).toMatchObject({ refused: 'needs-assign', archiving: null });
	expect(await engine.assignCustomer(cid, toLuis)).toBe('not-allowed');
});

test('who only reads archives nothing', async () => {
	const { engine, cid } = await device('rep', {}, (me) => ({
		...me,
		roles: me.roles.map((role) => ({ ...role, sections: { core: 'read' as const } }))
	}));
	expect(await engine.belonging(cid)).toMatchObject({ archiving: 'read-only' });
});

test('of a customer whom the device does not hold nothing is known', async () => {
	const { engine } = await device('supervisor');
	expect(await engine.belonging('01JZZZZZZZZZZZZZZZZZZZZZZZ')).toBeNull();
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import {
	customer,
	known,
	meAs,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';

const bakery = customer({ type: 'company', companyName: 'Panadería Sol' });
const rival = customer({ type: 'company', companyName: 'Obrador Luna' });
const carmen = customer({ givenName: 'Carmen', familyName: 'López' });
const carmenAgain = customer({ givenName: 'Carmen', familyName: 'Lopez' });
const stranger = customer({ givenName: 'Olga', familyName: 'Prats' });
const fresh = () => newUlid(NOW, Math.random);

let local: LocalEngine;
beforeEach(async () => {
	local = await openLocalEngine({
		me: meAs('supervisor'),
		documents: [bakery, rival, carmen, carmenAgain].map(({ revision }) => revision)
	});
});
afterEach(() => local.database.destroy());

const seen = async (cid: string): Promise<readonly string[]> =>
	(await local.engine.linksOf(cid)).map(({ row, role }) => `${row.name}, ${role}`);

async function link(to: string, role = 'Compras'): Promise<string> {
	const ulid = fresh();
	await local.engine.addLink({ cid: bakery.cid, ulid, to, role });
	return `link:${bakery.cid}:${ulid}`;
}

test('a link shows on both cards, and a contact may be of two companies', async () => {
	await link(carmen.cid);
	await local.engine.addLink({ cid: rival.cid, ulid: fresh(), to: carmen.cid, role: 'Gerencia' });
	expect(await seen(bakery.cid)).toEqual(['Carmen López, Compras']);
	expect((await seen(carmen.cid)).toSorted()).toEqual([
		'Obrador Luna, Gerencia',
		'Panadería Sol, Compras'
	]);
});

test('noted twice under one id it is one, and is taken off and put back on both cards', async () => {
	const ulid = fresh();
	const order = { cid: bakery.cid, ulid, to: carmen.cid, role: 'Compras' };
	await local.engine.addLink(order);
	await local.engine.addLink(order);
	expect(await seen(carmen.cid)).toHaveLength(1);
	const docId = `link:${bakery.cid}:${ulid}`;
	await local.engine.editLink(docId, [{ op: 'set', path: 'archived', value: true }]);
	expect(await seen(carmen.cid)).toEqual([]);
	expect(await seen(bakery.cid)).toEqual([]);
	await local.engine.editLink(docId, [{ op: 'set', path: 'archived', value: null }]);
	expect(await seen(bakery.cid)).toHaveLength(1);
});

test('whoever was merged is linked as whom they are now', async () => {
	await link(carmenAgain.cid);
	await local.engine.mergeCustomers({
		winner: carmen.cid,
		loser: carmenAgain.cid,
		choices: {}
	});
	expect(await seen(bakery.cid)).toEqual(['Carmen López, Compras']);
	expect(await seen(carmen.cid)).toEqual(['Panadería Sol, Compras']);
});

test('that two are not the same is no acquaintance', async () => {
	await local.engine.setApart({ first: carmen.cid, second: carmenAgain.cid }, true);
	expect(await seen(carmen.cid)).toEqual([]);
});

test('nobody is linked to themselves, nor to whom the device does not hold', async () => {
	await expect(link(bakery.cid)).rejects.toMatchObject({ code: 'invalid' });
	await expect(link(stranger.cid)).rejects.toMatchObject({ code: 'not-found' });
});

test('a link that comes from a colleague shows without being asked for again', async () => {
	expect(await seen(bakery.cid)).toEqual([]);
	await local.database.receive([
		known(`link:${bakery.cid}:${fresh()}`, { to: carmen.cid, role: 'Propiedad' })
	]);
	await expect.poll(() => seen(bakery.cid)).toEqual(['Carmen López, Propiedad']);
});

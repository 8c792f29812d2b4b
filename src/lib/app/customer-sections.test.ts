import { afterEach, beforeEach, expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import {
	ANA,
	customer,
	known,
	meAs,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';

const elder = customer({ givenName: 'Francisca', familyName: 'Iturralde' });
const younger = customer({ givenName: 'Paca', familyName: 'Iturralde' });
const terms = known(`customer:${younger.cid}:commercial`, { credit: 'A 30 días' });
const bills = known(`customer:${younger.cid}:billing`, { taxId: 'B12345678' });

let local: LocalEngine;
beforeEach(async () => {
	local = await openLocalEngine({
		me: meAs('supervisor'),
		documents: [elder.revision, younger.revision, terms, bills]
	});
});
afterEach(() => local.database.destroy());

test('a section that nobody has written in is empty, and made by its first edit', async () => {
	const before = await local.engine.customer(elder.cid);
	expect(before?.sections?.commercial).toEqual({ values: {}, conflicts: [], absorbed: [] });
	await local.engine.editSection(elder.cid, 'commercial', [
		{ op: 'set', path: 'prices', value: 'Tarifa B' }
	]);
	const after = await local.engine.customer(elder.cid);
	expect(after?.sections?.commercial?.values).toEqual({ prices: 'Tarifa B' });
	expect(await local.engine.pending()).toMatchObject([{ cid: elder.cid }]);
});

test('an edit leaves the other fields of its section alone, and can be taken back', async () => {
	await local.engine.editSection(younger.cid, 'commercial', [
		{ op: 'set', path: 'prices', value: 'Tarifa B' }
	]);
	const values = async (): Promise<unknown> =>
		(await local.engine.customer(younger.cid))?.sections?.commercial?.values;
	expect(await values()).toEqual({ credit: 'A 30 días', prices: 'Tarifa B' });
	await local.engine.editSection(younger.cid, 'commercial', [
		{ op: 'set', path: 'prices', value: null }
	]);
	expect(await values()).toEqual({ credit: 'A 30 días' });
});

test('what is kept of somebody who was merged is read on the card that stays', async () => {
	await local.engine.mergeCustomers({ winner: elder.cid, loser: younger.cid, choices: {} });
	const card = await local.engine.customer(elder.cid);
	expect(card?.sections?.billing?.absorbed).toEqual([
		{ cid: younger.cid, name: 'Paca Iturralde', values: { taxId: 'B12345678' } }
	]);
});

test('who may not read a section has no place for it on the card, whatever the device holds', async () => {
	const rep = await openLocalEngine({ me: meAs('rep'), documents: [younger.revision, terms] });
	const card = await rep.engine.customer(younger.cid);
	expect(Object.keys(card?.sections ?? {})).toEqual(['notes', 'commercial']);
	expect(card?.rights).toMatchObject({ notes: 'write', commercial: 'read', billing: 'none' });
	await rep.database.destroy();
});

test('of a customer who is not on the device no section can be made', async () => {
	const gone = customer({}).cid;
	const edit = local.engine.editSection(gone, 'notes', [{ op: 'set', path: 'notes', value: 'x' }]);
	await expect(edit).rejects.toMatchObject({ code: 'not-found' });
});

test('who changed a stage is told by the stamp that the server has checked, not by what is written', async () => {
	const change = {
		stage: 'conversion',
		from: 'oportunidad',
		at: '2026-11-20T10:00:00Z',
		by: 'boss'
	};
	await local.engine.editCustomer(elder.cid, [
		{ op: 'add', list: 'stageLog', item: 's1', values: change }
	]);
	await local.database.receive([known(`person:${ANA}`, { name: 'Ana' })]);
	await expect
		.poll(async () => (await local.engine.customer(elder.cid))?.stageChanges)
		.toMatchObject([{ stage: 'conversion', byName: 'Ana' }]);
});

test('what is noted without a network is told to whoever shows the card', async () => {
	const ulid = newUlid(NOW, Math.random);
	const values = { channel: 'call', summary: 'Quiere otra tarifa' };
	await local.engine.addEvent({ kind: 'activity', cid: elder.cid, ulid, values });
	const id = `activity:${elder.cid}:${ulid}`;
	await expect
		.poll(() => local.events.some((event) => event.type === 'changed' && event.ids.includes(id)))
		.toBe(true);
});

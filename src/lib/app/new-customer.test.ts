import { afterEach, beforeEach, expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import type { Role } from '#domain/documents/directory.ts';
import {
	ANA,
	known,
	meAs,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';

const places = ['norte', 'sur'].map((slug) => known(`territory:${slug}`, { name: slug }));
const cid = newUlid(NOW, Math.random);
const named = [{ op: 'set', path: 'companyName', value: 'Obrador Luna' }] as const;

let local: LocalEngine;
beforeEach(async () => {
	local = await openLocalEngine({ documents: places });
});
afterEach(() => local.database.destroy());

test('a rep adds customers of their own, in their own territory', async () => {
	expect(await local.engine.placesForNew()).toEqual([{ slug: 'norte', name: 'norte' }]);
	const order = { cid, type: 'company', territory: 'norte', edits: named } as const;
	await local.engine.createCustomer(order);
	await local.engine.createCustomer(order);
	const card = await local.engine.customer(cid);
	expect(card?.core).toMatchObject({
		type: 'company',
		companyName: 'Obrador Luna',
		stage: 'prospeccion',
		assigned: { owner: ANA, territory: 'norte' }
	});
	const { rows } = await local.engine.customers({ text: 'luna', sort: [], offset: 0, limit: 5 });
	expect(rows.map((row) => row.cid)).toEqual([cid]);
	expect(await local.engine.pending()).toMatchObject([{ cid }]);
});

test('but not where others are', async () => {
	const elsewhere = { cid, type: 'person', territory: 'sur', edits: named } as const;
	await expect(local.engine.createCustomer(elsewhere)).rejects.toMatchObject({ code: 'invalid' });
	expect(await local.engine.customer(cid)).toBeNull();
});

test('whoever assigns may choose any territory; their own comes first', async () => {
	const supervisor = await openLocalEngine({ me: meAs('supervisor'), documents: places });
	const offered = await supervisor.engine.placesForNew();
	expect(offered.map(({ slug }) => slug)).toEqual(['norte', 'sur']);
	await supervisor.database.destroy();
});

test('who writes no cards is offered no place', async () => {
	const me = meAs('rep');
	const roles = me.roles.map((role): Role => ({ ...role, sections: { core: 'read' } }));
	const reader = await openLocalEngine({ me: { ...me, roles }, documents: places });
	expect(await reader.engine.placesForNew()).toEqual([]);
	await reader.database.destroy();
});

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

const ulid = newUlid(NOW, Math.random);
const stays = customer({ givenName: 'Francisca', familyName: 'Sanz' });
const goes = customer({ givenName: 'Paca', familyName: 'Sanz' });
const other = customer({ givenName: 'Olga', familyName: 'Prats' });
const lending = known(`campaign:${ulid}`, {
	by: ANA,
	name: 'Repaso',
	audience: ['role:supervisor'],
	customers: [goes.cid, other.cid],
	from: new Date(NOW - 1e6).toISOString(),
	until: new Date(NOW + 1e6).toISOString()
});

let local: LocalEngine;
beforeEach(async () => {
	const documents = [stays, goes, other].map(({ revision }) => revision);
	local = await openLocalEngine({ me: meAs('supervisor'), documents: [...documents, lending] });
});
afterEach(() => local.database.destroy());

const merge = (loser: string) =>
	local.engine.mergeCustomers({ winner: stays.cid, loser, choices: {} });
const asked = async () => (await local.engine.campaignCustomers(ulid)).map(({ row }) => row.name);
const counted = async () => (await local.engine.campaigns()).campaigns[0];

test('whoever is lent and was merged is asked as whom they are now', async () => {
	expect((await asked()).sort()).toEqual(['Olga Prats', 'Paca Sanz']);
	await merge(goes.cid);
	await expect.poll(async () => (await asked()).sort()).toEqual(['Francisca Sanz', 'Olga Prats']);
	expect(await counted()).toMatchObject({ lent: 2, held: 2 });
});

test('two who became one are asked once', async () => {
	await merge(goes.cid);
	await merge(other.cid);
	await expect.poll(asked).toEqual(['Francisca Sanz']);
	expect(await counted()).toMatchObject({ lent: 1, held: 1, checked: 0 });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { standInFor } from '../../src/lib/app/customer-merges.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { knownCustomer } from '../builders/documents.ts';
import { signedInEngine, type SignedInEngine } from './signed-in-engine.ts';

const person = {
	givenName: 'Francisca',
	familyName: 'Iturralde Sanz',
	emails: [{ id: 'e1', address: 'francisca.iturralde@example.com' }]
};
const phone = (number: string) => ({ phones: [{ id: 'p1', kind: 'mobile', number }] });
const shared = phone('+34611222333');

type Customer = ReturnType<typeof knownCustomer>;

let company: Company;
let sofia: SignedInEngine;
let marta: SignedInEngine;
let first: Customer;
let second: Customer;
let third: Customer;
const both = () => [sofia, marta];

beforeEach(async () => {
	first = knownCustomer('ana', { ...person, ...shared });
	second = knownCustomer('ana', { ...person, givenName: 'Paca', ...shared });
	third = knownCustomer('ana', { ...person, ...phone('+34644555666') });
	company = await startCompany({ documents: [first.revision, second.revision] });
	sofia = await signedInEngine(company, 'sofia');
	marta = await signedInEngine(company, 'marta');
});
afterEach(async () => {
	for (const { device } of both()) await device.close();
	await company.close();
});

/** Twice, so that what the last one sends reaches the first. */
async function everybodySyncs(): Promise<void> {
	for (const { device } of [...both(), ...both()]) await device.round();
}

const pair = () => ({ first: first.cid, second: second.cid });
const listed = async ({ engine }: SignedInEngine) => (await engine.duplicates('anew')).total;
const disputes = async ({ engine }: SignedInEngine) => (await engine.duplicates('known')).disputed;
const merge = ({ engine }: SignedInEngine, winner: string, loser: string) =>
	engine.mergeCustomers({ winner, loser, choices: {} });
const shownFor = ({ device }: SignedInEngine, cid: string) => standInFor(device.database, cid);

describe('"not the same"', () => {
	test('reaches the work list of others, and so does that it was taken back', async () => {
		expect([await listed(sofia), await listed(marta)]).toEqual([1, 1]);
		await sofia.engine.setApart(pair(), true);
		await everybodySyncs();
		await expect.poll(() => listed(marta)).toBe(0);
		await marta.engine.setApart(pair(), false);
		await everybodySyncs();
		await expect.poll(() => listed(sofia)).toBe(1);
	});

	test('said on two devices at once is one ruling, which one of the two takes back for both', async () => {
		await sofia.engine.setApart(pair(), true);
		await marta.engine.setApart({ first: second.cid, second: first.cid }, true);
		await everybodySyncs();
		expect([await listed(sofia), await listed(marta)]).toEqual([0, 0]);
		await sofia.engine.setApart(pair(), false);
		await everybodySyncs();
		await expect.poll(() => listed(marta)).toBe(1);
	});

	test('while somebody else merges: the merge stands, and both are told of the other word', async () => {
		await sofia.engine.setApart(pair(), true);
		await merge(marta, first.cid, second.cid);
		await everybodySyncs();
		for (const each of both()) {
			expect(await shownFor(each, second.cid)).toBe(first.cid);
			expect(await each.device.database.rejected.list()).toEqual([]);
			await expect
				.poll(() => disputes(each))
				.toMatchObject([
					{ into: { cid: first.cid }, from: second.cid, byName: 'Sofia', mayMerge: true }
				]);
		}
	});

	test('holds again once the merge is taken back', async () => {
		await sofia.engine.setApart(pair(), true);
		await merge(marta, first.cid, second.cid);
		await everybodySyncs();
		await sofia.engine.undoMerge(second.cid);
		await everybodySyncs();
		for (const each of both()) {
			expect(await shownFor(each, second.cid)).toBe(second.cid);
			await expect.poll(() => disputes(each)).toEqual([]);
			expect(await listed(each)).toBe(0);
		}
	});

	test('is settled for everybody once somebody leaves them merged', async () => {
		await sofia.engine.setApart(pair(), true);
		await merge(marta, first.cid, second.cid);
		await everybodySyncs();
		await sofia.engine.setApart(pair(), false);
		await everybodySyncs();
		for (const each of both()) {
			await expect.poll(() => disputes(each)).toEqual([]);
			expect(await shownFor(each, second.cid)).toBe(first.cid);
		}
	});
});

test('of somebody who was merged it holds for whom they are now', async () => {
	await company.close();
	company = await startCompany({
		documents: [first, second, third].map(({ revision }) => revision)
	});
	sofia = await signedInEngine(company, 'sofia');
	marta = await signedInEngine(company, 'marta');
	expect(await listed(sofia)).toBe(3);
	await sofia.engine.setApart(pair(), true);
	await merge(marta, third.cid, first.cid);
	await everybodySyncs();
	for (const each of both()) await expect.poll(() => listed(each)).toBe(0);
});

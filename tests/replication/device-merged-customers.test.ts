import { afterAll, beforeAll, expect, test } from 'vitest';
import { standInFor } from '../../src/lib/app/customer-merges.ts';
import { mergeTwo, takeApart } from '../../src/lib/app/merge-two.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { knownCustomer, knownVisit } from '../builders/documents.ts';
import { openDevice, type Device } from './device.ts';

const hers = knownCustomer('ana');
const his = knownCustomer('bruno');
const second = knownCustomer('ana');
const visit = knownVisit('bruno', his.cid);
const kept = knownCustomer('ana');
const merged = knownCustomer('bruno', { jobTitle: 'jefa' });

let company: Company;
let sofia: Device;
let marta: Device;
let ana: Device;
let bruno: Device;
const all = () => [sofia, marta, ana, bruno];

beforeAll(async () => {
	company = await startCompany({
		documents: [hers, his, second, kept, merged].map(({ revision }) => revision).concat(visit)
	});
	sofia = await openDevice(company, 'sofia');
	marta = await openDevice(company, 'marta');
	ana = await openDevice(company, 'ana');
	bruno = await openDevice(company, 'bruno');
	await everybodySyncs();
});
afterAll(async () => {
	for (const device of all()) await device.close();
	await company.close();
});

/** Twice, so that what the last one sends reaches the first. */
async function everybodySyncs(): Promise<void> {
	for (const device of [...all(), ...all()]) await device.round();
}

const shownFor = (cid: string) => (device: Device) => standInFor(device.database, cid);
const holds = async ({ database }: Device, id: string) => (await database.read(id)) !== null;

test('a merge by two people, each the other way round, is one customer on every device', async () => {
	const [early, late] = [hers.cid, his.cid].sort();
	await mergeTwo(sofia.database, { winner: hers.cid, loser: his.cid, choices: {} });
	await mergeTwo(marta.database, { winner: his.cid, loser: hers.cid, choices: {} });
	await everybodySyncs();
	const seesBoth = [sofia, marta];
	expect(await Promise.all(seesBoth.map(shownFor(hers.cid)))).toEqual([early, early]);
	expect(await Promise.all(seesBoth.map(shownFor(his.cid)))).toEqual([early, early]);
	// Whoever sees the one that stays sees the other, and what hangs on it; nobody else sees either.
	const [seer, other] = early === hers.cid ? [ana, bruno] : [bruno, ana];
	expect(await holds(seer, `customer:${late}`)).toBe(true);
	expect(await holds(seer, visit.id)).toBe(true);
	expect(await holds(other, `customer:${late}`)).toBe(false);
	expect(await holds(other, visit.id)).toBe(false);
});

test('taken back after everybody has heard of it, each rep has their own again', async () => {
	await takeApart(marta.database, hers.cid);
	await everybodySyncs();
	await takeApart(sofia.database, his.cid);
	await everybodySyncs();
	expect(await Promise.all([sofia, marta].map(shownFor(his.cid)))).toEqual([his.cid, his.cid]);
	expect(await holds(ana, `customer:${hers.cid}`)).toBe(true);
	expect(await holds(ana, visit.id)).toBe(false);
	expect(await holds(bruno, visit.id)).toBe(true);
});

test('a rep, who may not merge, is refused by the server, and keeps what was refused', async () => {
	await mergeTwo(ana.database, { winner: hers.cid, loser: second.cid, choices: {} });
	await ana.round();
	const refused = await ana.database.rejected.list();
	expect(refused.map(({ docId }) => docId)).toContain(`customer:${second.cid}:merged`);
	expect(await standInFor(sofia.database, second.cid)).toBe(second.cid);
});

test('what two write on the two cards at once, who have not heard of the merge, stands side by side', async () => {
	const says = (device: Device, cid: string, jobTitle: string) =>
		device.database.edit(
			`customer:${cid}`,
			[{ op: 'set', path: 'jobTitle', value: jobTitle }],
			cid
		);
	await everybodySyncs();
	await says(ana, kept.cid, 'dueña');
	await says(marta, merged.cid, 'directora');
	await mergeTwo(sofia.database, { winner: kept.cid, loser: merged.cid, choices: {} });
	for (const device of [sofia, ana, marta]) await device.round();
	await everybodySyncs();
	const shown = await sofia.database.read(`customer:${kept.cid}`);
	const all = JSON.stringify([shown?.body['jobTitle'], shown?.body['m']]);
	expect(all).toContain('dueña');
	expect(all).toContain('directora');
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import { startingWith } from '../../src/lib/store/document-store.ts';
import { readDocuments } from '../../src/lib/store/read-documents.ts';
import { entry } from '#domain/documents/contest.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { RevisionInput } from '../../sync-server/storage/port.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import { badLinks } from './bad-links.ts';
import { runningContest } from './running-contest.ts';
import {
	capturing,
	cutTheFirstTime,
	openDevice,
	switchable,
	twice,
	type Device,
	type Network
} from './device.ts';

const SIGN_UPS = 500;

let company: Company;
let kid: Ulid;
let contest: RevisionInput;

beforeEach(async () => {
	kid = freshUlid();
	contest = runningContest(kid);
	company = await startCompany({ documents: [contest] });
});
afterEach(() => company.close());

/** Signs people up as the form does. Each of them agrees to one thing and not to another. */
async function signUp(device: Device, count: number): Promise<readonly Ulid[]> {
	const ulids = Array.from({ length: count }, () => freshUlid());
	for (const [index, ulid] of ulids.entries()) {
		await captureEntry(capturing(device), {
			kid,
			ulid,
			answers: {
				givenName: `Rosa ${index}`,
				familyName: 'Prats',
				email: `rosa${index}@example.com`
			},
			notice: { version: '1', text: 'Lo que hacemos con los datos' },
			consents: [
				{ purpose: 'news', channel: 'email', granted: true, text: 'Sí', version: '1' },
				{ purpose: 'news', channel: 'phone', granted: false, text: 'No', version: '1' }
			],
			language: 'es'
		});
	}
	return ulids;
}

/** Ids of the documents that the server has, as the supervisor sees them. */
async function idsOnServer(prefix: string): Promise<readonly string[]> {
	const sofia = await company.signIn('sofia');
	const range = new URLSearchParams({
		startkey: JSON.stringify(prefix),
		endkey: JSON.stringify(`${prefix}\uffff`)
	});
	const answer = await sofia.get(`/couch/ficha/_all_docs?${range.toString()}`);
	const { rows } = answer.body as { readonly rows: readonly { readonly id: string }[] };
	return rows.map((row) => row.id);
}

async function expectAllThereOnce(device: Device, ulids: readonly Ulid[]): Promise<void> {
	expect(device.database.outbox.size).toBe(0);
	expect(await device.database.rejected.list()).toEqual([]);
	expect(await idsOnServer('entry:')).toEqual(ulids.map((ulid) => `entry:${kid}:${ulid}`).sort());
	expect(await idsOnServer('customer:')).toEqual(ulids.map((ulid) => `customer:${ulid}`).sort());
	expect(await idsOnServer('consent:')).toHaveLength(2 * ulids.length);
	await expectSameRevisions(device, 'entry:');
	await expectSameRevisions(device, 'customer:');
	await expectSameRevisions(device, 'consent:');
}

async function expectSameRevisions(device: Device, prefix: string): Promise<void> {
	const sofia = await company.signIn('sofia');
	const listed = await device.database.documents.list(startingWith(prefix));
	const docs = listed.map(({ id }) => ({ id }));
	const answer = await sofia.post('/couch/ficha/_bulk_get', { docs });
	const { results } = answer.body as {
		readonly results: readonly { readonly docs: readonly { readonly ok: { _rev: string } }[] }[];
	};
	expect(results.map(({ docs }) => docs.map(({ ok }) => ok._rev))).toEqual(
		listed.map(({ leaves }) => leaves.map(({ rev }) => rev))
	);
}

describe(`${SIGN_UPS} sign-ups captured without a network`, () => {
	test('are all on the server after the network has come back, each once', async () => {
		const air = switchable();
		const ana = await openDevice(company, 'ana', { network: air.network });
		await ana.round();
		air.on = false;
		air.requests = 0;
		const ulids = await signUp(ana, SIGN_UPS);
		expect(air.requests).toBe(0);
		expect(ana.database.outbox.units()).toBe(SIGN_UPS);
		air.on = true;
		await ana.round();
		await expectAllThereOnce(ana, ulids);
		await ana.close();
	});

	const harsh: readonly (readonly [string, () => Network])[] = [
		['every request is answered twice', () => twice],
		['every request is cut once after the server has done it', cutTheFirstTime]
	];
	test.each(harsh)('also when %s', async (_name, network) => {
		const ana = await openDevice(company, 'ana', { network: network() });
		await ana.roundAtLast();
		const ulids = await signUp(ana, SIGN_UPS);
		await ana.roundAtLast();
		await expectAllThereOnce(ana, ulids);
		await ana.close();
	});
});

test('the same form saved twice, also on a device whose clock has moved on, is one entry', async () => {
	const ana = await openDevice(company, 'ana');
	await ana.round();
	const [ulid] = await signUp(ana, 1);
	const again = {
		kid,
		ulid: ulid ?? '',
		answers: { givenName: 'Rosa' },
		notice: { version: '1', text: 'x' },
		consents: [],
		language: 'es'
	};
	await captureEntry(capturing(ana), again);
	await ana.round();
	await expectAllThereOnce(ana, [ulid!]);
	await ana.close();
});

test('captured while the clock was a year ahead, they arrive with the right time', async () => {
	let now = Date.now();
	const ana = await openDevice(company, 'ana', { clock: () => now });
	await ana.round();
	const year = 365 * 24 * 60 * 60 * 1000;
	now += year;
	const ulids = await signUp(ana, 3);
	// An edit on top of what follows from an entry is put right with it.
	const [first] = ulids;
	await ana.database.edit(
		`customer:${first ?? ''}`,
		[{ op: 'set', path: 'jobTitle', value: 'Panadera' }],
		first ?? ''
	);
	await ana.round();
	await expectAllThereOnce(ana, ulids);
	const [kept] = await readDocuments(ana.database, startingWith('entry:'), entry);
	expect(Date.parse(kept?.at ?? '')).toBeLessThan(Date.now() + 60_000);
	const customer = await ana.database.read(`customer:${first ?? ''}`);
	expect(customer?.body['jobTitle']).toBe('Panadera');
	expect(customer?.body['givenName']).toBe('Rosa 0');
	await ana.close();
});

test('captured while the clock was ahead, each is dated when it was given, also a day later', async () => {
	const hour = 60 * 60 * 1000;
	const right = Date.now();
	let now = right;
	const ana = await openDevice(company, 'ana', { clock: () => now });
	await ana.round();
	now += 48 * hour;
	const [first] = await signUp(ana, 1);
	now += 6 * hour;
	const [second] = await signUp(ana, 1);
	now += 24 * hour;
	await ana.round();
	const dated = await Promise.all(
		[first, second].map(async (ulid) => {
			const found = await ana.database.read(`entry:${kid}:${ulid ?? ''}`);
			const { at } = entry.parse({ ...found?.body, _id: found?.id });
			return Date.parse(at);
		})
	);
	expect(Math.abs((dated[0] ?? 0) - (right - 30 * hour))).toBeLessThan(hour / 2);
	expect(Math.abs((dated[1] ?? 0) - (right - 24 * hour))).toBeLessThan(hour / 2);
	await expectAllThereOnce(ana, [first!, second!]);
	await ana.close();
});

describe('on the network of a fair', () => {
	const links = [
		['loses requests and answers', badLinks.losing, 'offline'],
		['stalls until the device gives up', badLinks.stalling, 'offline'],
		["lets a portal answer in the server's place", badLinks.portal, 'blocked'],
		['lets a proxy answer that can not reach the server', badLinks.proxy, 'busy'],
		['cuts answers in their middle', badLinks.halving, 'offline']
	] as const;
	test.each(links)('that %s, everything arrives once', async (_name, network, setback) => {
		const ana = await openDevice(company, 'ana', { network: network() });
		const before = await ana.roundAtLast();
		const ulids = await signUp(ana, 60);
		const after = await ana.roundAtLast();
		expect(new Set([...before, ...after])).toEqual(new Set([setback]));
		await expectAllThereOnce(ana, ulids);
		await ana.close();
	});
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ulid } from '#domain/documents/ulid.ts';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import { startingWith } from '../../src/lib/store/document-store.ts';
import type { Fetch } from '../../src/lib/sync/server-client.ts';
import { people, startCompany, type Company } from '../builders/company.ts';
import { freshUlid, knownCustomer } from '../builders/documents.ts';
import { openBackOffice, type BackOffice } from './back-office.ts';
import {
	capturing,
	emptyDevice,
	openDevice,
	switchable,
	type Device,
	type Network
} from './device.ts';
import { runningContest } from './running-contest.ts';

/** Sign-ups, of which the consents go after their entries. */
const MORE_THAN_A_REQUEST = 70;

let company: Company;
let back: BackOffice;
let kid: Ulid;
let cid: Ulid;
/** done once, right after the server has taken what a device sent */
let afterPush: (() => Promise<void>) | null;
/** done once, right after the server has said what it has of something that was refused */
let afterFetch: (() => Promise<void>) | null;

beforeEach(async () => {
	kid = freshUlid();
	const known = knownCustomer('ana');
	cid = known.cid;
	afterPush = null;
	afterFetch = null;
	company = await startCompany({ documents: [runningContest(kid), known.revision] });
	back = await openBackOffice(company);
});
afterEach(async () => {
	await back.close();
	await company.close();
});

const network: Network =
	(fetch: Fetch): Fetch =>
	async (url, init) => {
		const answer = await fetch(url, init);
		if (afterPush !== null && url.includes('/_bulk_docs')) {
			const task = afterPush;
			afterPush = null;
			await task();
		}
		if (afterFetch !== null && url.includes('/_bulk_get')) {
			const task = afterFetch;
			afterFetch = null;
			await task();
		}
		return answer;
	};

async function signUp(device: Device): Promise<Ulid> {
	const ulid = freshUlid();
	await captureEntry(capturing(device), {
		kid,
		ulid,
		answers: { givenName: 'Rosa' },
		notice: { version: '1', text: 'Lo que hacemos con los datos' },
		consents: [{ purpose: 'news', channel: 'email', granted: true, text: 'Sí', version: '1' }],
		language: 'es'
	});
	return ulid;
}

/** Ids of what a device has of customers and entries. */
async function personal(device: Device): Promise<readonly string[]> {
	const listed = await device.database.documents.list(startingWith(''));
	return listed.map(({ id }) => id).filter((id) => /^(entry|customer|consent|activity)/.test(id));
}

test('who hands in sign-ups and reads none has nothing of them once the server has them', async () => {
	await back.place('luis', { roles: ['kiosk'] });
	const luis = await openDevice(company, 'luis', { network });
	await luis.round();
	for (let count = 0; count < MORE_THAN_A_REQUEST; count++) await signUp(luis);
	await luis.round();
	expect(await luis.database.rejected.list()).toEqual([]);
	expect(await personal(luis)).toEqual([]);
	const sofia = await openDevice(company, 'sofia');
	await sofia.round();
	const theirs = await sofia.database.documents.list(startingWith('consent:'));
	expect(theirs).toHaveLength(MORE_THAN_A_REQUEST);
	await sofia.close();
	await luis.close();
});

test('what was sent under rights that ended at that moment leaves the device', async () => {
	const ana = await openDevice(company, 'ana', { network });
	await ana.round();
	await signUp(ana);
	await ana.database.edit(`customer:${cid}`, [{ op: 'set', path: 'city', value: 'Lugo' }], cid);
	afterPush = () => back.place('ana', { roles: ['kiosk'] });
	await ana.round();
	expect(await personal(ana)).toEqual([]);
	expect(await ana.database.rejected.list()).toEqual([]);
	await ana.close();
});

test('so it does when the app ended before the round did', async () => {
	const signedIn = await company.signIn('ana');
	const kept = emptyDevice(signedIn.me.device);
	const link = switchable();
	const first = await openDevice(company, 'ana', { kept, signedIn, network: link.network });
	await first.round();
	await signUp(first);
	afterPush = async () => {
		link.on = false;
		await back.place('ana', { roles: ['kiosk'] });
	};
	const ending = (fetch: Fetch): Fetch => network(link.network(fetch));
	const second = await openDevice(company, 'ana', { kept, signedIn, network: ending });
	await expect(second.round()).rejects.toThrow('offline');
	expect(second.database.outbox.size).toBe(0);
	const third = await openDevice(company, 'ana', { kept, signedIn });
	await third.round();
	expect(await personal(third)).toEqual([]);
	await third.close();
});

test('what one wrote and may go on reading is not asked about', async () => {
	const asked: string[] = [];
	const noting: Network = (fetch) => (url, init) => {
		asked.push(new URL(url).pathname);
		return fetch(url, init);
	};
	const ana = await openDevice(company, 'ana', { network: noting });
	await ana.round();
	await signUp(ana);
	await ana.round();
	expect(await personal(ana)).toHaveLength(4);
	expect(asked).not.toContain('/api/v1/reconcile');
	await ana.close();
});

test('what a refusal took away comes back when the right to see it was gone for a moment only', async () => {
	const ana = await openDevice(company, 'ana', { network });
	await ana.round();
	const id = `customer:${cid}`;
	await ana.database.edit(id, [{ op: 'set', path: 'city', value: 'Lugo' }], cid);
	await back.place('ana', { roles: ['kiosk'] });
	afterFetch = () => back.place('ana', { roles: people.ana.roles });
	await ana.round();
	expect((await ana.database.rejected.list()).map(({ docId }) => docId)).toContain(id);
	expect(await personal(ana)).toContain(id);
	await ana.close();
});

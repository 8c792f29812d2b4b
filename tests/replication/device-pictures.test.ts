import { afterEach, beforeEach, expect, test } from 'vitest';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import { readEntryPictures } from '../../src/lib/app/read-entry-pictures.ts';
import { RescueDesk } from '../../src/lib/app/rescue-desk.ts';
import { createRescueSeal } from '../../src/lib/app/seal-rescue.ts';
import { createServerClient } from '../../src/lib/sync/server-client.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import { openBackOffice } from './back-office.ts';
import { badLinks } from './bad-links.ts';
import { capturing, openDevice, switchable, type Device, type Network } from './device.ts';
import { runningContest } from './running-contest.ts';

const PASSWORD = 'levadura madre';
const seal = createRescueSeal(crypto, 1);
const words = (text: string) => ({ es: text, fr: text, en: text });
const asked = (field: string, rest: object) => ({
	field,
	required: false,
	purpose: words('Para saber quién es'),
	...rest
});

/** As large as a picture of this page may be: far more than all words. */
const photo = `data:image/jpeg;base64,${Buffer.concat([
	Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
	Buffer.alloc(100_000, 7)
]).toString('base64')}`;
const signature = `data:image/png;base64,${Buffer.from('\x89PNG\r\n\x1a\nwaves', 'latin1').toString('base64')}`;

let company: Company;
let kid: Ulid;
beforeEach(async () => {
	kid = freshUlid();
	const questions = [
		asked('givenName', { required: true }),
		asked('x-photo', { picture: 'photo', label: words('Tu foto') }),
		asked('x-sign', { picture: 'signature', label: words('Tu firma') })
	];
	company = await startCompany({ documents: [runningContest(kid, { questions })] });
});
afterEach(() => company.close());

async function signUp(device: Device, givenName: string): Promise<string> {
	const ulid = freshUlid();
	await captureEntry(capturing(device), {
		kid,
		ulid,
		answers: { givenName, 'x-photo': photo, 'x-sign': signature },
		notice: { version: '1', text: 'Aviso' },
		consents: [],
		language: 'es'
	});
	return `entry:${kid}:${ulid}`;
}

async function shown(device: Device, entry: string, network: Network = (fetch) => fetch) {
	const { database, client } = device;
	const withCookie = (url: string, init: RequestInit): Promise<Response> =>
		fetch(url, { ...init, headers: { cookie: client.cookie } });
	const server = createServerClient(network(withCookie), company.url);
	return readEntryPictures({ database, client: server, me: client.me }, entry);
}

const bothPictures = {
	kind: 'here',
	pictures: [
		{ field: 'x-photo', label: words('Tu foto'), is: 'photo', url: photo },
		{ field: 'x-sign', label: words('Tu firma'), is: 'signature', url: signature }
	]
};

/** What each request that writes has carried. */
function watching(): { readonly network: Network; readonly sent: string[] } {
	const sent: string[] = [];
	const network: Network = (fetch) => (url, init) => {
		if (url.endsWith('/_bulk_docs') && typeof init.body === 'string') sent.push(init.body);
		return fetch(url, init);
	};
	return { network, sent };
}

test('words go first, of everybody; pictures after them, one by one', async () => {
	const { network, sent } = watching();
	const tablet = await openDevice(company, 'ana', { network });
	await tablet.round();
	const entries = [await signUp(tablet, 'Rosa'), await signUp(tablet, 'Marc')];
	await tablet.round();
	const kinds = sent.map((body) => [...new Set(body.match(/"_id":"[a-z]+/g))].join());
	expect(kinds).toEqual(['"_id":"entry,"_id":"customer', '"_id":"picture', '"_id":"picture']);
	expect(tablet.database.outbox.size).toBe(0);

	const sofia = await openDevice(company, 'sofia');
	await sofia.round();
	for (const entry of entries) expect(await shown(sofia, entry)).toEqual(bothPictures);
	const [first = ''] = entries;
	expect(await shown(sofia, first, nothingGetsThrough())).toEqual({ kind: 'away' });
	await tablet.close();
	await sofia.close();
});

/** As in a hall of concrete. */
function nothingGetsThrough(): Network {
	const air = switchable();
	air.on = false;
	return air.network;
}

test('a device shows its own picture without a network, and keeps none that it has sent', async () => {
	const tablet = await openDevice(company, 'ana');
	await tablet.round();
	const entry = await signUp(tablet, 'Rosa');
	expect(await shown(tablet, entry, nothingGetsThrough())).toEqual(bothPictures);
	await tablet.round();
	expect(await tablet.database.pictures.of(entry.replace('entry', 'picture'))).toBeNull();
	expect(await shown(tablet, entry)).toEqual(bothPictures);
	await tablet.close();
});

test.each([
	['losing', badLinks.losing],
	['halving', badLinks.halving]
] as const)('over a link that is %s all pictures arrive, once', async (_name, link) => {
	const tablet = await openDevice(company, 'ana', { network: link() });
	await tablet.roundAtLast();
	const entries = [await signUp(tablet, 'Rosa'), await signUp(tablet, 'Marc')];
	await tablet.roundAtLast();
	expect(tablet.database.outbox.size).toBe(0);
	expect(await tablet.database.rejected.list()).toEqual([]);
	const sofia = await openDevice(company, 'sofia');
	await sofia.round();
	for (const entry of entries) expect(await shown(sofia, entry)).toEqual(bothPictures);
	await tablet.close();
	await sofia.close();
});

test('words that are saved while pictures go are sent before the next of these', async () => {
	const order: string[] = [];
	const late: { do: (() => Promise<unknown>) | null } = { do: null };
	const network: Network = (fetch) => async (url, init) => {
		const body = typeof init.body === 'string' ? init.body : '';
		if (url.endsWith('/_bulk_docs')) {
			order.push(body.includes('"picture:') ? 'picture' : 'words');
			const meanwhile = body.includes('"picture:') ? late.do : null;
			late.do = meanwhile === null ? late.do : null;
			await meanwhile?.();
		}
		return fetch(url, init);
	};
	const tablet = await openDevice(company, 'ana', { network });
	await tablet.round();
	await signUp(tablet, 'Rosa');
	await signUp(tablet, 'Marc');
	late.do = () => signUp(tablet, 'Lluc');
	await tablet.round();
	await tablet.round();
	expect(order).toEqual(['words', 'picture', 'words', 'picture', 'picture']);
	await tablet.close();
});

test('a kiosk keeps neither words nor picture once they are at the server', async () => {
	const back = await openBackOffice(company);
	await back.place('luis', { roles: ['kiosk'], territories: ['norte'] });
	const kiosk = await openDevice(company, 'luis');
	await kiosk.round();
	const entry = await signUp(kiosk, 'Rosa');
	await kiosk.round();
	expect(kiosk.database.outbox.size).toBe(0);
	const held = await kiosk.database.documents.leaves([entry, entry.replace('entry', 'picture')]);
	expect([...held.keys()]).toEqual([]);
	expect(await shown(kiosk, entry)).toEqual({ kind: 'none' });
	await kiosk.close();
	await back.close();
});

test('a rescue file brings pictures to another device, and makes no second ones', async () => {
	const air = switchable();
	const tablet = await openDevice(company, 'ana', { network: air.network });
	const phone = await openDevice(company, 'ana');
	await tablet.round();
	await phone.round();
	air.on = false;
	const entry = await signUp(tablet, 'Rosa');
	const deskOf = ({ database }: Device) =>
		new RescueDesk({
			database,
			colleagues: { nameOf: () => '' },
			seal,
			self: tablet.client.me.uid
		});
	const { text } = await deskOf(tablet).rescue({ password: PASSWORD, drafts: {} });
	await deskOf(phone).takeRescue({ password: PASSWORD, text });
	await deskOf(phone).takeRescue({ password: PASSWORD, text });
	await phone.round();
	expect(phone.database.outbox.size).toBe(0);
	air.on = true;
	await tablet.round();
	expect(tablet.database.outbox.size).toBe(0);
	expect(await tablet.database.rejected.list()).toEqual([]);
	const sofia = await openDevice(company, 'sofia');
	await sofia.round();
	expect(await shown(sofia, entry)).toEqual(bothPictures);
	await Promise.all([tablet, phone, sofia].map((device) => device.close()));
});

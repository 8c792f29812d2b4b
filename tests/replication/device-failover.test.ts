import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../builders/client.ts';
import { people, startCompany, type Company, type PersonName } from '../builders/company.ts';
import { knownCustomer, knownVisit } from '../builders/documents.ts';
import { editAsClient, openBackOffice, type BackOffice } from './back-office.ts';
import { openDevice, type Device, type Network } from './device.ts';

/**
 * A device meets a server that has never met it: another gateway, or one whose ledgers were made anew.
 * Tokens of the former one mean nothing there.
 */
let company: Company;
let office: BackOffice;
const ours = Array.from({ length: 300 }, () => knownCustomer('ana'));
beforeEach(async () => {
	company = await startCompany({
		documents: ours.map(({ revision }) => revision),
		config: { couchdb: null }
	});
	office = await openBackOffice(company);
});
afterEach(async () => {
	await office.close();
	await company.close();
});

interface Counted {
	readonly network: Network;
	readonly paths: string[];
	/** of bodies, there and back, before they are compressed */
	bytes: number;
}

function counted(): Counted {
	const counter: Counted = {
		paths: [],
		bytes: 0,
		network: (fetch) => async (url, init) => {
			const response = await fetch(url, init);
			const body = await response.arrayBuffer();
			counter.paths.push(new URL(url).pathname);
			counter.bytes += body.byteLength + (typeof init.body === 'string' ? init.body.length : 0);
			return new Response(body.byteLength === 0 ? null : body, response);
		}
	};
	return counter;
}

test('moves over for a twentieth of a full sync, and asks for no document that it has', async () => {
	const traffic = counted();
	const ana = await openDevice(company, 'ana', { network: traffic.network });
	await ana.round();
	const full = traffic.bytes;
	traffic.paths.length = 0;
	traffic.bytes = 0;
	office.forgetLedgers();
	await ana.round();
	expect(traffic.paths.filter((path) => path.includes('_bulk_get'))).toEqual([]);
	expect(traffic.bytes).toBeLessThan(full / 20);
	await ana.close();
});

test('after whatever happened meanwhile, the device holds what a new one is given', async () => {
	const marta = await company.signIn('marta');
	const ana = await openDevice(company, 'ana');
	await ana.round();
	for (let turn = 0; turn < 12; turn++) {
		await changeSomething(turn, marta);
		// To sign in on a device is on the card of the colleague, which both hold.
		const fresh = await openDevice(company, 'ana');
		await fresh.round();
		office.forgetLedgers();
		await ana.round();
		expect(await held(ana)).toEqual(await held(fresh));
		await fresh.close();
	}
	await ana.close();
});

test('what one may not see moves none of one’s digests, and is in no row', async () => {
	const [ana, marta] = [await company.signIn('ana'), await company.signIn('marta')];
	const digests = async () => (await ana.get('/api/v1/digests')).body['digests'] as string[];
	const before = await digests();
	const hidden = knownCustomer('bruno');
	await office.write([hidden.revision, knownVisit('bruno', hidden.cid)]);
	expect(await digests()).toEqual(before);
	const all = { of: before.length, buckets: before.map((_, at) => at) };
	const rows = (client: Client) => client.post('/api/v1/digests/rows', all);
	expect((await rows(marta)).text).toContain(hidden.cid);
	expect((await rows(ana)).text).not.toContain(hidden.cid);
});

test('a device that was cut in the middle of moving over moves over again', async () => {
	const cut = failing();
	const ana = await openDevice(company, 'ana', { network: cut.network });
	await ana.round();
	const before = await held(ana);
	await office.write([knownCustomer('ana').revision]);
	office.forgetLedgers();
	for (const path of ['/api/v1/digests', '/api/v1/digests/rows', '/couch/ficha/_bulk_get']) {
		cut.at = path;
		await expect(ana.round()).rejects.toThrow();
	}
	cut.at = '';
	await ana.round();
	expect((await held(ana)).size).toBe(before.size + 1);
	await ana.close();
});

test('a server that does not compare is spoken to about everything, as before', async () => {
	const older: Network = (fetch) => async (url, init) =>
		url.includes('/digests')
			? new Response('{"error":"not_found","reason":"missing"}', {
					status: 404,
					headers: { 'content-type': 'application/json' }
				})
			: fetch(url, init);
	const ana = await openDevice(company, 'ana', { network: older });
	await ana.round();
	const came = knownCustomer('ana');
	await office.write([came.revision]);
	await office.erase([`customer:${ours[0]?.cid ?? ''}`]);
	office.forgetLedgers();
	await ana.round();
	const ids = [...(await held(ana)).keys()];
	expect(ids).toContain(came.revision.id);
	expect(ids).not.toContain(`customer:${ours[0]?.cid ?? ''}`);
	await ana.close();
});

/** A different mixture each time: what came, what was edited, buried, erased, what went out of sight. */
async function changeSomething(turn: number, marta: Client): Promise<void> {
	const at = (nth: number) => ours[turn * 5 + nth]?.cid ?? '';
	const added = knownCustomer('ana');
	await office.write([added.revision, knownVisit('ana', added.cid)]);
	if (turn % 2 === 0) await office.write([knownCustomer('bruno').revision]);
	if (turn % 3 === 0) await assign(marta, at(0), 'bruno');
	if (turn % 3 === 2) await assign(marta, ours[(turn - 2) * 5]?.cid ?? '', 'ana');
	if (turn % 4 === 1) await office.erase([`customer:${at(1)}`]);
	if (turn % 4 === 2) await office.bury([`customer:${at(2)}`]);
	const city = `after turn ${turn}`;
	await editAsClient(marta, new Map([[`customer:${at(3)}`, (before) => ({ ...before, city })]]));
}

async function assign(marta: Client, cid: string, name: PersonName): Promise<void> {
	const { uid: owner, territories } = people[name];
	const edit = (before: object) => ({ ...before, schema: 1, owner, territory: territories[0] });
	await editAsClient(marta, new Map([[`customer:${cid}:assignment`, edit]]));
}

/** Live documents with their live leaves. */
async function held({ database }: Device): Promise<ReadonlyMap<string, readonly string[]>> {
	const ids = await database.documents.ids('', 100_000);
	const documents = await database.documents.pick(ids);
	return new Map(documents.map(({ id, leaves }) => [id, leaves.map(({ rev }) => rev)]));
}

/** A network that fails at one path. */
function failing(): { readonly network: Network; at: string } {
	const failure = {
		at: '',
		network: ((fetch) => async (url, init) => {
			if (new URL(url).pathname === failure.at) throw new TypeError('the connection was cut');
			return fetch(url, init);
		}) satisfies Network
	};
	return failure;
}

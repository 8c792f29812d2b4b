import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../builders/client.ts';
import { people, startCompany, type Company } from '../builders/company.ts';
import { knownCustomer, knownVisit } from '../builders/documents.ts';
import type { RevisionInput } from '../../sync-server/storage/port.ts';
import { editAsClient, openBackOffice, type BackOffice } from './back-office.ts';
import { openDevice, type Device, type Network } from './device.ts';

const CUSTOMERS = 250;
/** So that few of them make a snapshot of several parts. */
const LONG = { note: 'x'.repeat(3000) };
const SNAPSHOT = '/api/v1/snapshot';

let company: Company;
let back: BackOffice;
let marta: Client;
let documents: readonly RevisionInput[];
beforeEach(async () => {
	documents = Array.from({ length: CUSTOMERS }, () => knownCustomer('ana', LONG)).flatMap(
		({ cid, revision }) => [revision, knownVisit('ana', cid)]
	);
	company = await startCompany({ documents });
	back = await openBackOffice(company);
	marta = await company.signIn('marta');
});
afterEach(async () => {
	await back.close();
	await company.close();
});

/** Notes the path of each request. */
function noting(paths: string[]): Network {
	return (fetch) => (url, init) => {
		paths.push(url.slice(company.url.length));
		return fetch(url, init);
	};
}

/** A server of before there were snapshots. */
const withoutSnapshots: Network = (fetch) => (url, init) =>
	url.includes(SNAPSHOT)
		? Promise.resolve(Response.json({ error: 'not_found', reason: 'missing' }, { status: 404 }))
		: fetch(url, init);

/** Each snapshot breaks off after so many bytes; the one after the last of them comes whole. */
function breakingOff(lengths: number[], between: () => Promise<void>): Network {
	return (fetch) => async (url, init) => {
		const response = await fetch(url, init);
		const left = url.includes(SNAPSHOT) ? lengths.shift() : undefined;
		if (left === undefined || response.body === null) return response;
		await between();
		return new Response(response.body.pipeThrough(cutAfter(left)), { headers: response.headers });
	};
}

function cutAfter(bytes: number): TransformStream<Uint8Array, Uint8Array> {
	let left = bytes;
	return new TransformStream({
		transform: (chunk, controller) => {
			if (left > 0) controller.enqueue(chunk.slice(0, left));
			left -= chunk.length;
			if (left <= 0) controller.error(new TypeError('the connection was cut'));
		}
	});
}

/** Written anew whenever a device signs in. */
function isPerson(id: string): boolean {
	return id.startsWith('person:');
}

/** Every document that a device holds, with its leaves. */
async function heldBy({ database }: Device): Promise<ReadonlyMap<string, readonly string[]>> {
	const held = new Map<string, readonly string[]>();
	for (const { id, leaves } of await database.documents.list({ from: '', to: '\uffff' })) {
		if (isPerson(id)) continue;
		held.set(
			id,
			leaves.map(({ rev }) => rev)
		);
	}
	return held;
}

async function heldWithoutSnapshots(): Promise<ReadonlyMap<string, readonly string[]>> {
	const plain = await openDevice(company, 'ana', { network: withoutSnapshots });
	await plain.round();
	const held = await heldBy(plain);
	await plain.close();
	return held;
}

describe('a first sync', () => {
	test('brings everything in by one stream, and from then on asks for what is new', async () => {
		const paths: string[] = [];
		const ana = await openDevice(company, 'ana', { network: noting(paths) });
		await ana.round();
		expect(paths.filter((path) => path.startsWith(SNAPSHOT))).toEqual([SNAPSHOT]);
		expect(paths.filter((path) => path.includes('_bulk_get'))).toEqual([]);
		expect(await heldBy(ana)).toEqual(await heldWithoutSnapshots());
		expect(
			await ana.database.documents.missing(new Map([[documents[0]!.id, documents[0]!.path]]))
		).toEqual(new Map());
		paths.length = 0;
		await ana.round();
		expect(paths.some((path) => path.startsWith(SNAPSHOT))).toBe(false);
		await ana.close();
	});

	test('that is cut can be used, and goes on where it was', async () => {
		const paths: string[] = [];
		const lengths = [500_000];
		const cut = breakingOff(lengths, () => Promise.resolve());
		const ana = await openDevice(company, 'ana', { network: (fetch) => noting(paths)(cut(fetch)) });
		await expect(ana.round()).rejects.toThrow('offline');
		const part = await heldBy(ana);
		expect(part.size).toBeGreaterThan(100);
		expect(part.size).toBeLessThan(documents.length);
		paths.length = 0;
		await ana.round();
		expect(paths.find((path) => path.startsWith(SNAPSHOT))).toMatch(
			/\?since=[1-9]\d*-\w+&until=\d+-\w+$/
		);
		expect(await heldBy(ana)).toEqual(await heldWithoutSnapshots());
		await ana.close();
	});

	test('leaves out what was deleted, and takes away what is deleted meanwhile', async () => {
		const [first, second, third] = documents;
		await back.bury([first!.id]);
		const cut = breakingOff([500_000], () => Promise.resolve());
		const ana = await openDevice(company, 'ana', { network: cut });
		await expect(ana.round()).rejects.toThrow('offline');
		expect((await heldBy(ana)).has(second!.id)).toBe(true);
		await back.bury([second!.id]);
		await back.erase([third!.id]);
		await ana.round();
		const held = await heldBy(ana);
		for (const one of [first, second, third]) expect(held.has(one!.id)).toBe(false);
		expect(held).toEqual(await heldWithoutSnapshots());
		await ana.close();
	});

	test('is compressed', async () => {
		const answer = await fetch(`${company.url}${SNAPSHOT}`, { headers: marta.headers });
		expect(answer.headers.get('content-encoding')).toBe('gzip');
		expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
		await answer.body?.cancel();
	});

	test('is for who is signed in', async () => {
		expect((await fetch(`${company.url}${SNAPSHOT}`)).status).toBe(401);
	});
});

test('cut at any byte, again and again, while others write: in the end it is all there', async () => {
	let turn = 0;
	const meanwhile = async (): Promise<void> => {
		const at = (turn++ * 97) % documents.length;
		const [edited, buried, moved] = [
			documents[at]!,
			documents[(at + 31) % documents.length]!,
			documents[(at + 62) % documents.length]!
		];
		const [, cid] = moved.id.split(':');
		await back.bury([buried.id]);
		const edits = new Map([
			[
				`customer:${cid ?? ''}:assignment`,
				(before: object) => ({ ...before, schema: 1, owner: people.bruno.uid, territory: 'sur' })
			]
		]);
		await editAsClient(marta, edits);
		const isThere =
			(await marta.get(`/couch/ficha/${encodeURIComponent(edited.id)}`)).status === 200;
		if (isThere)
			await editAsClient(marta, new Map([[edited.id, (before) => ({ ...before, note: turn })]]));
	};
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 5 }),
			async (lengths) => {
				const cuts = breakingOff([...lengths], meanwhile);
				const ana = await openDevice(company, 'ana', { network: cuts });
				await ana.roundAtLast();
				expect(await heldBy(ana)).toEqual(await heldWithoutSnapshots());
				await ana.close();
			}
		),
		{ numRuns: 5 }
	);
});

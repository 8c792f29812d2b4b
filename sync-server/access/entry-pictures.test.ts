import { createHash } from 'node:crypto';
import type { EntryPictures } from '#domain/documents/entry-pictures.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../tests/builders/client.ts';
import { startCompany, type Company } from '../../tests/builders/company.ts';
import { newEntry } from '../../tests/builders/documents.ts';
import { openBackOffice, type BackOffice } from '../../tests/replication/back-office.ts';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

let company: Company;
let back: BackOffice;
let kiosk: Client;
let entry: ReturnType<typeof newEntry>['document'];

beforeEach(async () => {
	company = await startCompany();
	back = await openBackOffice(company);
	await back.place('luis', { roles: ['kiosk'] });
	kiosk = await company.signIn('luis');
	entry = newEntry('luis', kiosk.me.device).document;
});
afterEach(async () => {
	await back.close();
	await company.close();
});

interface Changes {
	readonly bytes?: Buffer;
	readonly told?: Partial<EntryPictures['pictures'][string]>;
	readonly sentAs?: string;
	readonly names?: readonly string[];
	readonly more?: object;
}

/** The picture of the entry, a good one but for the changes. */
function photo({ bytes = JPEG, told, sentAs, names = ['x-photo'], more }: Changes = {}) {
	const digest = createHash('sha256').update(bytes).digest('hex');
	const facts = { type: 'image/jpeg' as const, length: bytes.length, digest, ...told };
	const attached = { content_type: sentAs ?? facts.type, data: bytes.toString('base64') };
	return {
		_id: entry._id.replace('entry:', 'picture:'),
		_rev: '1-0123456789abcdef0123456789abcdef',
		schema: 1,
		by: kiosk.me.uid,
		device: kiosk.me.device,
		pictures: Object.fromEntries(names.map((name) => [name, facts])),
		_attachments: Object.fromEntries(names.map((name) => [name, attached])),
		...more
	};
}

async function push(client: Client, ...docs: readonly object[]): Promise<readonly string[]> {
	const answer = await client.post('/couch/ficha/_bulk_docs', { new_edits: false, docs });
	const rows = answer.body as unknown as readonly { readonly reason?: string }[];
	return rows.map(({ reason = 'taken' }) => reason);
}

test('a kiosk hands in the picture of its entry, with it or after it, and never reads it again', async () => {
	expect(await push(kiosk, photo(), entry)).toEqual(['taken', 'taken']);
	expect(await push(kiosk, photo())).toEqual(['taken']);
	const path = `/couch/ficha/${photo()._id}`;
	expect((await kiosk.get(path)).status).toBe(404);
	expect((await kiosk.get(`${path}/x-photo`)).status).toBe(404);
	const sofia = await company.signIn('sofia');
	expect((await sofia.get(`${path}/x-photo`)).status).toBe(200);
	const ana = await company.signIn('ana');
	expect((await ana.get(`${path}/x-photo`)).status).toBe(404);
});

test('a picture hangs on an entry of its author, or is not taken', async () => {
	expect(await push(kiosk, photo())).toEqual(['not-allowed']);
	await push(kiosk, entry);
	const ana = await company.signIn('ana');
	const stranger = photo({ more: { by: ana.me.uid, device: ana.me.device } });
	expect(await push(ana, stranger)).toEqual(['not-allowed']);
});

test('what is larger, of another type or not what it says is not taken', async () => {
	await push(kiosk, entry);
	const large = Buffer.concat([JPEG, Buffer.alloc(200_000)]);
	const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
	const wrong: readonly Changes[] = [
		{ bytes: large },
		{ bytes: script },
		{ told: { digest: '0'.repeat(64) } },
		{ told: { length: 1 } },
		{ sentAs: 'text/html' },
		{ names: ['a', 'b', 'c', 'd', 'e'] },
		{ names: [] },
		{ more: { _attachments: { 'x-other': { content_type: 'image/jpeg', data: '' } } } }
	];
	for (const changes of wrong) expect(await push(kiosk, photo(changes))).toEqual(['attachments']);
	expect(await push(kiosk, photo())).toEqual(['taken']);
});

import { deriveFromEntry } from '#domain/contests/derive-from-entry.ts';
import { entry } from '#domain/documents/contest.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../tests/builders/client.ts';
import { startCompany, type Company } from '../../tests/builders/company.ts';
import { newEntry, type WireDocument } from '../../tests/builders/documents.ts';
import { openBackOffice, type BackOffice } from '../../tests/replication/back-office.ts';

let company: Company;
let back: BackOffice;
let luis: Client;

beforeEach(async () => {
	company = await startCompany();
	back = await openBackOffice(company);
	await back.place('luis', { roles: ['kiosk'] });
	luis = await company.signIn('luis');
});
afterEach(async () => {
	await back.close();
	await company.close();
});

async function push(client: Client, docs: readonly object[]): Promise<readonly string[]> {
	const answer = await client.post('/couch/ficha/_bulk_docs', { new_edits: false, docs });
	const rows = answer.body as unknown as readonly { readonly reason?: string }[];
	return rows.map(({ reason = 'taken' }) => reason);
}

function derivedFrom(document: WireDocument): readonly WireDocument[] {
	return deriveFromEntry(entry.parse(document)).map(({ id, rev, body }) => ({
		...body,
		_id: id,
		_rev: rev
	}));
}

async function givenName(id: string): Promise<unknown> {
	const sofia = await company.signIn('sofia');
	return (await sofia.get(`/couch/ficha/${id}`)).body['givenName'];
}

test('what follows from an entry is taken from who may hand it in and no more, also when it comes later', async () => {
	const { document } = newEntry('luis', luis.me.device);
	const derived = derivedFrom(document);
	expect(await push(luis, [document])).toEqual(['taken']);
	expect(await push(luis, derived)).toEqual(['taken', 'taken']);
});

test('who has not handed in the entry is not believed', async () => {
	const ana = await company.signIn('ana');
	const { document } = newEntry('ana', ana.me.device);
	expect(await push(ana, [document])).toEqual(['taken']);
	expect(await push(luis, derivedFrom(document))).toEqual(['not-allowed', 'not-allowed']);
});

test('the server itself writes what follows, whatever comes under its name', async () => {
	const { document, cid } = newEntry('luis', luis.me.device);
	const forged = derivedFrom(document).map((one) => ({ ...one, givenName: 'Forged' }));
	await push(luis, [document, ...forged]);
	expect(await givenName(`customer:${cid}`)).toBe('Rosa');
	await push(luis, forged);
	expect(await givenName(`customer:${cid}`)).toBe('Rosa');
});

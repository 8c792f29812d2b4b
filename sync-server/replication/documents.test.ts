import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../tests/builders/client.ts';
import { startCompany, type Company } from '../../tests/builders/company.ts';
import { child, newCustomer, newEntry, newVisit } from '../../tests/builders/documents.ts';

let company: Company;
let ana: Client;
beforeAll(async () => {
	company = await startCompany();
	ana = await company.signIn('ana');
});
afterAll(() => company.close());

const couch = (path: string) => `/couch/ficha/${path}`;

describe('a document', () => {
	test('is read with its history, its older revisions and what is known of them', async () => {
		const { _rev, ...card } = newCustomer('ana', ana.me.device);
		const first = (await ana.put(couch(card._id), card)).body['rev'];
		const second = (await ana.put(couch(card._id), { ...card, _rev: first, city: 'Lugo' })).body[
			'rev'
		];
		expect((await ana.get(couch(card._id))).body).toMatchObject({ _rev: second, city: 'Lugo' });
		const old = await ana.get(couch(`${card._id}?rev=${String(first)}`));
		expect(old.body).toMatchObject({ _rev: first, city: 'Vigo' });
		const latest = await ana.get(couch(`${card._id}?rev=${String(first)}&latest=true`));
		expect(latest.body).toMatchObject({ _rev: second });
		const { body } = await ana.get(couch(`${card._id}?revs=true&revs_info=true`));
		const hashes = [second, first].map((rev) => String(rev).slice(2));
		expect(body).toMatchObject({
			_revisions: { start: 2, ids: hashes },
			_revs_info: [
				{ rev: second, status: 'available' },
				{ rev: first, status: 'available' }
			]
		});
	});

	test('gives the leaves that are asked for, and says which are missing', async () => {
		const customer = newCustomer('ana', ana.me.device);
		await ana.post(couch('_bulk_docs'), { new_edits: false, docs: [customer] });
		const revs = encodeURIComponent(JSON.stringify([customer._rev, '9-0e']));
		const { body } = await ana.get(couch(`${customer._id}?open_revs=${revs}`));
		expect(body).toEqual([{ ok: customer }, { missing: '9-0e' }]);
	});

	test('of which two revisions of one branch are asked for gives their latest once', async () => {
		const customer = newCustomer('ana', ana.me.device);
		const { _id, _rev, ...content } = customer;
		const edited = child(customer, { ...content, city: 'Lugo' });
		await ana.post(couch('_bulk_docs'), { new_edits: false, docs: [customer, edited] });
		const { body: stored } = await ana.get(couch(customer._id));
		const revs = encodeURIComponent(JSON.stringify([customer._rev, edited._rev]));
		const { body } = await ana.get(couch(`${customer._id}?latest=true&open_revs=${revs}`));
		expect(body).toEqual([{ ok: stored }]);
	});

	test('that is put twice the same way is there once, and a put on an old revision is a conflict', async () => {
		const { _rev, ...card } = newCustomer('ana', ana.me.device);
		expect((await ana.put(couch(card._id), card)).status).toBe(201);
		expect(await ana.put(couch(card._id), card)).toMatchObject({
			status: 409,
			body: { error: 'conflict' }
		});
	});
});

test('a history counts, whatever revision stands beside it, and is what is acknowledged', async () => {
	const customer = newCustomer('ana', ana.me.device);
	const named = { ...customer, _rev: '7-b0', _revisions: { start: 1, ids: ['a1'] } };
	const push = { new_edits: false, docs: [named] };
	const { body } = await ana.post(couch('_bulk_docs'), push);
	expect(body).toEqual([{ ok: true, id: customer._id, rev: '1-a1' }]);
	expect((await ana.get(couch(customer._id))).body['_rev']).toBe('1-a1');
});

describe('a forged history', () => {
	const push = (docs: readonly unknown[]) =>
		ana.post(couch('_bulk_docs'), { new_edits: false, docs });

	test('that leaps ahead is refused: a document whose generations end could not be edited any more', async () => {
		const customer = newCustomer('ana', ana.me.device);
		await push([customer]);
		const { body } = await push([{ ...customer, _rev: '9999999-ab' }]);
		expect(body).toEqual([{ id: customer._id, error: 'forbidden', reason: 'bad-revision' }]);
	});

	test('of many branches is cut short: merging them would keep everyone else waiting', async () => {
		const customer = newCustomer('ana', ana.me.device);
		await push([customer]);
		const hashes = Array.from({ length: 1000 }, (_, i) => (0x1000 + i).toString(16));
		const ids = (hash: string) => [hash, customer._rev.slice('1-'.length)];
		const branches = hashes.map((hash) => ({
			...customer,
			city: `Vigo ${hash}`,
			_rev: `2-${hash}`,
			_revisions: { start: 2, ids: ids(hash) }
		}));
		const { body } = await push(branches);
		const refused = { id: customer._id, error: 'forbidden', reason: 'too-large' };
		expect(body).toHaveLength(1000);
		expect(body).toContainEqual(refused);
		expect(body).toMatchObject({ 19: { ok: true }, 20: refused });
	});
});

describe('a batch', () => {
	test('may hold an entry, its customer and what hangs on it, in any order', async () => {
		const { device } = ana.me;
		const { cid, document } = newEntry('ana', device);
		const visit = newVisit('ana', device, cid);
		const docs = [visit, document];
		const { body } = await ana.post(couch('_bulk_docs'), { new_edits: false, docs });
		expect(body).toEqual(docs.map(({ _id: id, _rev: rev }) => ({ ok: true, id, rev })));
	});

	test('takes one of two versions of the same evidence', async () => {
		const { document } = newEntry('ana', ana.me.device);
		const other = { ...document, language: 'fr', _rev: '1-ffffffffffffffffffffffffffffffff' };
		const docs = [document, other];
		const { body } = await ana.post(couch('_bulk_docs'), { new_edits: false, docs });
		expect(body).toEqual([
			{ ok: true, id: document._id, rev: document._rev },
			{ id: document._id, error: 'forbidden', reason: 'written-once' }
		]);
	});

	test('that comes twice at once is there once', async () => {
		const docs = [newEntry('ana', ana.me.device).document, newCustomer('ana', ana.me.device)];
		const push = () => ana.post(couch('_bulk_docs'), { new_edits: false, docs });
		const [one, other] = await Promise.all([push(), push()]);
		expect(one.body).toEqual(other.body);
		const diff = await ana.post(
			couch('_revs_diff'),
			Object.fromEntries(docs.map(({ _id, _rev }) => [_id, [_rev, '9-1a']]))
		);
		expect(diff.body).toEqual(
			Object.fromEntries(
				docs.map(({ _id, _rev }) => [_id, { missing: ['9-1a'], possible_ancestors: [_rev] }])
			)
		);
	});
});

describe('all documents', () => {
	test('are listed by id, in a range, from either end', async () => {
		const query = 'startkey="role:"&endkey="role:\ufff0"';
		const ids = async (more: string) => {
			const { body } = await ana.get(couch(encodeURI(`_all_docs?${query}${more}`)));
			return (body['rows'] as readonly { readonly id: string }[]).map(({ id }) => id);
		};
		const all = await ids('');
		expect(all).toEqual([...all].sort());
		expect(all.length).toBeGreaterThan(5);
		expect(await ids('&limit=2&skip=1')).toEqual(all.slice(1, 3));
		const backwards = 'descending=true&endkey="role:"&startkey="role:\ufff0"';
		const { body } = await ana.get(couch(encodeURI(`_all_docs?${backwards}`)));
		expect((body['rows'] as readonly { readonly id: string }[]).map(({ id }) => id)).toEqual(
			[...all].reverse()
		);
	});

	test('are asked for in the body of a POST as in the query', async () => {
		const ids = { keys: ['role:rep', 'role:nobody'], include_docs: true, deleted: 'ok' };
		const byName = await ana.post(couch('_all_docs'), ids);
		expect(byName.body['rows']).toMatchObject([
			{ id: 'role:rep', doc: { _id: 'role:rep' } },
			{ key: 'role:nobody', error: 'not_found' }
		]);
		const range = { startkey: 'role:', endkey: 'role:\ufff0', limit: 2, inclusive_end: false };
		const inRange = await ana.post(couch('_all_docs?limit=1'), range);
		expect(inRange.body['rows']).toHaveLength(2);
		expect((await ana.post(couch('_all_docs'), { limit: 'many' })).status).toBe(400);
		expect((await ana.post(couch('_all_docs'), { keys: 7 })).status).toBe(400);
	});
});

describe('checkpoints', () => {
	test('are each device’s own, also of one user', async () => {
		const phone = await company.signIn('ana');
		await ana.put(couch('_local/checkpoint'), { seq: 7 });
		expect((await ana.get(couch('_local/checkpoint'))).body).toMatchObject({
			_id: '_local/checkpoint',
			seq: 7
		});
		expect((await phone.get(couch('_local/checkpoint'))).status).toBe(404);
		expect((await ana.delete(couch('_local/checkpoint'))).status).toBe(200);
		expect((await ana.get(couch('_local/checkpoint'))).status).toBe(404);
	});

	test('are small', async () => {
		const answer = await ana.put(couch('_local/big'), { text: 'x'.repeat(70_000) });
		expect(answer.status).toBe(413);
	});
});

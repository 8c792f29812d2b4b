import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Client } from '../../tests/builders/client.ts';
import { startCompany, type Company } from '../../tests/builders/company.ts';
import {
	child,
	freshUlid,
	knownCustomer,
	knownPhoto,
	knownVisit,
	newVisit,
	type WireDocument
} from '../../tests/builders/documents.ts';

const customer = knownCustomer('ana');
const visit = knownVisit('ana', customer.cid);
const photo = knownPhoto('ana', customer.cid);
const hiddenIds = [customer.revision.id, visit.id, photo.id];

let company: Company;
let ana: Client;
let bruno: Client;
beforeAll(async () => {
	company = await startCompany({ documents: [customer.revision, visit, photo] });
	ana = await company.signIn('ana');
	bruno = await company.signIn('bruno');
});
afterAll(() => company.close());

const couch = (path: string) => `/couch/ficha${path}`;
const encoded = encodeURIComponent;

/** Everything that can be asked about one document and one of its revisions. */
const questions: readonly (readonly [
	string,
	(who: Client, id: string, rev: string) => Promise<Answer>
])[] = [
	['GET document', (who, id) => who.get(couch(`/${encoded(id)}`))],
	['GET document?rev', (who, id, rev) => who.get(couch(`/${encoded(id)}?rev=${rev}`))],
	[
		'GET document?rev&latest&revs&revs_info',
		(who, id, rev) =>
			who.get(couch(`/${encoded(id)}?rev=${rev}&latest=true&revs=true&revs_info=true`))
	],
	['GET document?conflicts', (who, id) => who.get(couch(`/${encoded(id)}?conflicts=true`))],
	[
		'GET document as parts',
		(who, id) => who.get(couch(`/${encoded(id)}?attachments=true`), { accept: 'multipart/related' })
	],
	[
		'GET document?open_revs as parts',
		(who, id, rev) =>
			who.get(couch(`/${encoded(id)}?open_revs=${encoded(`["${rev}"]`)}`), {
				accept: 'multipart/mixed'
			})
	],
	['GET document?open_revs=all', (who, id) => who.get(couch(`/${encoded(id)}?open_revs=all`))],
	[
		'GET document?open_revs=[rev]',
		(who, id, rev) => who.get(couch(`/${encoded(id)}?open_revs=${encoded(`["${rev}"]`)}`))
	],
	['POST _bulk_get', (who, id) => who.post(couch('/_bulk_get?revs=true'), { docs: [{ id }] })],
	[
		'POST _bulk_get of a revision',
		(who, id, rev) => who.post(couch('/_bulk_get?latest=true'), { docs: [{ id, rev }] })
	],
	['POST _revs_diff', (who, id, rev) => who.post(couch('/_revs_diff'), { [id]: [rev] })],
	[
		'POST _revs_diff of a later revision',
		(who, id) => who.post(couch('/_revs_diff'), { [id]: ['2-ffffffffffffffffffffffffffffffff'] })
	],
	['POST _all_docs', (who, id) => who.post(couch('/_all_docs'), { keys: [id] })],
	[
		'GET _all_docs?key',
		(who, id) => who.get(couch(`/_all_docs?include_docs=true&key=${encoded(`"${id}"`)}`))
	],
	[
		'POST _changes of ids',
		(who, id) => who.post(couch('/_changes?filter=_doc_ids&style=all_docs'), { doc_ids: [id] })
	],
	[
		'POST _changes by a selector',
		(who, id) => who.post(couch('/_changes?filter=_selector'), { selector: { _id: id } })
	],
	['DELETE document', (who, id, rev) => who.delete(couch(`/${encoded(id)}?rev=${rev}`))],
	['GET attachment', (who, id) => who.get(couch(`/${encoded(id)}/photo.jpg`))],
	[
		'GET part of an attachment',
		(who, id) => who.get(couch(`/${encoded(id)}/photo.jpg`), { range: 'bytes=0-1' })
	],
	['PUT attachment', (who, id) => who.put(couch(`/${encoded(id)}/photo.jpg`), {})],
	[
		'PUT attachment?rev',
		(who, id, rev) => who.put(couch(`/${encoded(id)}/photo.jpg?rev=${rev}`), {})
	],
	[
		'DELETE attachment?rev',
		(who, id, rev) => who.delete(couch(`/${encoded(id)}/photo.jpg?rev=${rev}`))
	],
	[
		'PUT of a stub',
		(who, id, rev) =>
			who.put(couch(`/${encoded(id)}`), {
				_rev: rev,
				_attachments: { 'photo.jpg': { stub: true } }
			})
	]
];

describe.each(hiddenIds)('of %s a colleague of another territory', (hidden) => {
	const rev = revisionOf(hidden);
	const absent = hidden.replace(/[0-9A-Z]{26}/g, () => freshUlid());

	test.each(questions)('learns nothing by %s', async (_, ask) => {
		const ofHidden = await ask(bruno, hidden, rev);
		const ofAbsent = await ask(bruno, absent, rev);
		expect(ofHidden.status).toBe(ofAbsent.status);
		const saidOf = ({ text }: Answer, id: string) =>
			text.replaceAll(id, 'ID').replaceAll(/--[0-9a-f]{32}/g, '--boundary');
		expect(saidOf(ofHidden, hidden)).toBe(saidOf(ofAbsent, absent));
		expect(ofHidden.text).not.toContain('centeno');
	});

	test('who holds it all the same is told to drop it', async () => {
		const answer = await bruno.post('/api/v1/reconcile', { ids: [hidden, absent] });
		expect(answer.body).toEqual({ drop: [hidden] });
	});

	test('whom it belongs to does get answers', async () => {
		const answer = await ana.get(couch(`/${encoded(hidden)}?revs=true`));
		expect(answer).toMatchObject({ status: 200, body: { _id: hidden, _rev: rev } });
	});
});

describe('a push to what is hidden', () => {
	test('is refused in the same words as one to what does not exist', async () => {
		const device = bruno.me.device;
		const pushOf = async (document: WireDocument) =>
			(
				await bruno.post(couch('/_bulk_docs'), { new_edits: false, docs: [document] })
			).text.replaceAll(document._id, 'ID');
		const toHidden = await pushOf(newVisit('bruno', device, customer.cid));
		const toAbsent = await pushOf(newVisit('bruno', device, freshUlid()));
		expect(toHidden).toBe('[{"id":"ID","error":"forbidden","reason":"not-allowed"}]');
		expect(toAbsent).toBe(toHidden);
	});

	test('changes nothing, by whichever way it comes', async () => {
		const id = customer.revision.id;
		const stolen = { ...customer.revision.body, city: 'Sevilla' };
		const parent = { _id: id, _rev: revisionOf(id) };
		const pushed = child(parent, stolen);
		await bruno.post(couch('/_bulk_docs'), { new_edits: false, docs: [pushed] });
		await bruno.post(couch('/_bulk_docs'), { docs: [{ ...parent, ...stolen }] });
		await bruno.put(couch(`/${encoded(id)}`), { ...parent, ...stolen });
		await bruno.put(couch(`/${encoded(id)}?new_edits=false`), pushed);
		await bruno.delete(couch(`/${encoded(id)}?rev=${parent._rev}`));
		const answer = await ana.get(couch(`/${encoded(id)}?conflicts=true`));
		expect(answer.body).toMatchObject({ _rev: parent._rev, city: 'Vigo' });
		expect(answer.body).not.toHaveProperty('_conflicts');
	});
});

test('feeds and counts hold nothing of others', async () => {
	const [changes, all, info] = await Promise.all([
		bruno.get(couch('/_changes?include_docs=true')),
		bruno.get(couch('/_all_docs?include_docs=true')),
		bruno.get(couch(''))
	]);
	for (const id of hiddenIds) {
		expect(changes.text + all.text).not.toContain(id);
	}
	const rows = all.body['rows'] as readonly unknown[];
	expect(info.body['doc_count']).toBe(rows.length);
	expect(info.body['update_seq']).toBe(changes.body['last_seq']);
	expect(parseInt(String(changes.body['last_seq']))).toBe(rows.length);
});

test.each([
	['GET', '/'],
	['GET', '/ficha'],
	['GET', '/ficha/_changes'],
	['GET', '/ficha/_all_docs'],
	['POST', '/ficha/_bulk_get'],
	['POST', '/ficha/_revs_diff'],
	['POST', '/ficha/_bulk_docs'],
	['POST', '/ficha/_ensure_full_commit'],
	['GET', `/ficha/${encoded(customer.revision.id)}`],
	['GET', '/ficha/_local/x'],
	['GET', '/other'],
	['GET', '/_all_dbs']
])('%s /couch%s answers nobody who is not signed in', async (method, path) => {
	const response = await fetch(`${company.url}/couch${path}`, {
		method,
		...(method === 'POST' && { body: '{}', headers: { 'content-type': 'application/json' } })
	});
	expect(response.status).toBe(401);
	expect(await response.json()).toEqual({
		error: 'unauthorized',
		reason: 'you are not signed in'
	});
});

test.each(['/me', '/revocations', '/wait'])('/api/v1%s neither', async (path) => {
	const response = await fetch(`${company.url}/api/v1${path}`);
	expect(response.status).toBe(401);
});

function revisionOf(id: string): string {
	const known = [visit, photo].find((revision) => revision.id === id) ?? customer.revision;
	return known.path[0] ?? '';
}

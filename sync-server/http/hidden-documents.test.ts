import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstRevision } from '../admin/first-revision.ts';
import type { RevisionInput } from '../storage/port.ts';
import { CallRecord } from '../../tests/builders/call-record.ts';
import type { Client } from '../../tests/builders/client.ts';
import { people, startCompany, type Company } from '../../tests/builders/company.ts';
import {
	child,
	freshUlid,
	knownCustomer,
	knownPhoto,
	knownVisit,
	newVisit,
	type WireDocument
} from '../../tests/builders/documents.ts';
import { creations, questions, type Asked } from '../../tests/builders/questions.ts';

const customer = knownCustomer('ana');
const visit = knownVisit('ana', customer.cid);
const photo = knownPhoto('ana', customer.cid);
const hiddenIds = [customer.revision.id, visit.id, photo.id];

/** Bruno's, so he sees them; not their bills, and not what leads to Ana's. */
const billed = knownCustomer('bruno');
const unbilled = knownCustomer('bruno');
const AT = Date.UTC(2026, 0, 4);
const SECRET = 'centeno';
const told = (id: string, values: object = {}): RevisionInput =>
	firstRevision(id, { schema: 1, by: people.ana.uid, summary: SECRET, ...values }, AT);

const bills = told(`customer:${billed.cid}:billing`);
const health = told(`customer:${billed.cid}:x-health`);
const invoice = told(`file:${billed.cid}:billing:${freshUlid()}`);
const link = told(`link:${billed.cid}:${freshUlid()}`, { to: customer.cid });
const event = told(`edit:${billed.cid}:billing:${freshUlid()}`);
const segment = told(`segment:${freshUlid()}`);
const entry = told(`entry:${freshUlid()}:${freshUlid()}`);
const draw = told(`draw:${freshUlid()}:${freshUlid()}`);
const ruling = told(`ruling:${freshUlid()}:${freshUlid()}`);
const contest = told(`contest:${freshUlid()}`, { audience: ['territory:norte'] });
const assignment = told(`customer:${customer.cid}:assignment`, people.ana.territories);
const gone = told(`activity:${customer.cid}:${freshUlid()}`);
const tombstone = { ...gone, path: ['2-dddddddd', ...gone.path], deleted: true, body: {} };
const edited = { ...visit, path: ['2-eeeeeeee', ...visit.path] };
const other = { ...visit, path: ['2-cccccccc', ...visit.path] };

const onUnbilled = ({ id }: RevisionInput): string => id.replace(billed.cid, unbilled.cid);
const withFreshIds = ({ id }: RevisionInput): string =>
	id.replaceAll(/[0-9A-Z]{26}/g, () => freshUlid());

/** What Bruno may not see, and something like it that is nowhere. */
const pairs: readonly (readonly [string, RevisionInput, string])[] = [
	['a customer of another territory', customer.revision, withFreshIds(customer.revision)],
	['a visit, with a conflict', visit, withFreshIds(visit)],
	['a photo', photo, withFreshIds(photo)],
	['an assignment', assignment, withFreshIds(assignment)],
	['what was deleted', tombstone, withFreshIds(tombstone)],
	['a section of one’s own customer', bills, onUnbilled(bills)],
	['a section set apart', health, onUnbilled(health)],
	['a file of a section', invoice, onUnbilled(invoice)],
	['a link to a hidden customer', link, `link:${unbilled.cid}:${freshUlid()}`],
	['a history', event, `edit:${unbilled.cid}:billing:${freshUlid()}`],
	['a colleague’s segment', segment, withFreshIds(segment)],
	['a colleague’s entry', entry, withFreshIds(entry)],
	['a ruling on an entry', ruling, withFreshIds(ruling)],
	['a draw', draw, withFreshIds(draw)],
	['a contest for others', contest, withFreshIds(contest)]
];
/** Of these, one may have a document of one's own: that an id is taken is told, and no more. */
const OWN_KINDS = /^(customer:[^:]+|segment:.*|entry:.*|edit:.*)$/;

const record = new CallRecord();
let company: Company;
let ana: Client;
let bruno: Client;
beforeAll(async () => {
	company = await startCompany({
		watch: record.watch,
		documents: [
			customer.revision,
			...[visit, edited, other, photo, billed.revision, unbilled.revision, bills, health, invoice],
			...[link, event, segment, entry, ruling, draw, contest, assignment, gone, tombstone]
		]
	});
	ana = await company.signIn('ana');
	bruno = await onNewDevice();
});
afterAll(() => company.close());

/** Bruno, with what is read at somebody's first question read already. */
async function onNewDevice(): Promise<Client> {
	const client = await company.signIn('bruno');
	await client.get('/couch/ficha');
	// Each role is read once, whoever is asked about.
	await client.get(`/api/v1/readers/${unbilled.cid}`);
	return client;
}

const couch = (path: string) => `/couch/ficha${path}`;
const encoded = encodeURIComponent;

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

describe.each(pairs)('of %s', (_name, hidden, absent) => {
	const rev = hidden.path[0] ?? '';
	const all = OWN_KINDS.test(hidden.id) ? questions : [...questions, ...creations];
	// One device may ask only so much at once, and this asks as fast as the machine can.
	let asking: Client;
	beforeAll(async () => {
		asking = await onNewDevice();
	});

	test.each(all)('nothing is learnt by %s', async (_question, ask) => {
		const learn = async (asked: Asked) => {
			record.take();
			const { status, headers, text } = await ask(asking, asked);
			const says = nameless(text, asked);
			const calls = record.take().map((call) => nameless(call, asked));
			return { status, says, type: headers.get('content-type')?.split(';')[0], calls };
		};
		const ofHidden = await learn({ id: hidden.id, rev });
		expect(ofHidden).toEqual(await learn({ id: absent, rev }));
		expect(ofHidden.says).not.toContain(SECRET);
	});
});

/** Without what names the document, in full or in part, and what differs from one time to the other. */
function nameless(text: string, { id }: Asked): string {
	const parts = id.split(':').filter((part) => part.length === 26);
	// Two of his own, of which one has what is hidden: they come in their order.
	return [id, encoded(id), ...parts, billed.cid, unbilled.cid]
		.reduce((rest, name) => rest.replaceAll(name, 'ID'), text)
		.replaceAll(/--[0-9a-f]{32}/g, '--boundary')
		.replaceAll(/[0-9]+-[0-9a-f]{32}/g, 'REV')
		.replaceAll(/[0-9a-f]{16}-/g, 'STAMP-')
		.replaceAll(/"at":[0-9]+/g, '"at":0');
}

describe.each(hiddenIds)('of %s', (hidden) => {
	test('who holds it all the same is told to drop it', async () => {
		const absent = hidden.replaceAll(/[0-9A-Z]{26}/g, () => freshUlid());
		const answer = await bruno.post('/api/v1/reconcile', { ids: [hidden, absent] });
		expect(answer.body).toEqual({ drop: [hidden] });
	});

	test('whom it belongs to does get answers', async () => {
		const answer = await ana.get(couch(`/${encoded(hidden)}?revs=true`));
		expect(answer).toMatchObject({ status: 200, body: { _id: hidden } });
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

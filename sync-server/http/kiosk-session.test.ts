import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstRevision } from '../admin/first-revision.ts';
import type { RevisionInput } from '../storage/port.ts';
import type { Client } from '../../tests/builders/client.ts';
import { people, startCompany, type Company } from '../../tests/builders/company.ts';
import { freshUlid, knownCustomer } from '../../tests/builders/documents.ts';
import { questions } from '../../tests/builders/questions.ts';
import { openBackOffice } from '../../tests/replication/back-office.ts';
import { runningContest } from '../../tests/replication/running-contest.ts';

const AT = Date.UTC(2026, 0, 4);
const SECRET = 'centeno';
const told = (id: string, values: object = {}): RevisionInput =>
	firstRevision(
		id,
		{ schema: 1, by: people.luis.uid, summary: SECRET, name: SECRET, ...values },
		AT
	);

const kid = freshUlid();
const contest = runningContest(kid, { audience: ['territory:norte'] });
const { cid, revision: card } = knownCustomer('luis');
/** One of each kind, and what the kiosk itself has handed in. */
const hidden: readonly RevisionInput[] = [
	card,
	...['assignment', 'commercial', 'billing', 'notes', 'x-health'].map((section) =>
		told(`customer:${cid}:${section}`)
	),
	...['activity', 'complaint', 'task', 'purchase', 'consent', 'link'].map((kind) =>
		told(`${kind}:${cid}:${freshUlid()}`)
	),
	told(`edit:${cid}:core:${freshUlid()}`),
	told(`file:${cid}:billing:${freshUlid()}`),
	...['entry', 'picture', 'ruling', 'draw'].map((kind) => told(`${kind}:${kid}:${freshUlid()}`)),
	told(`entry:${kid}:${freshUlid()}`, { by: people.bruno.uid }),
	told(`picture:${kid}:${freshUlid()}`, { by: people.bruno.uid }),
	told(`contest:${freshUlid()}`, { audience: ['territory:sur'] }),
	...['segment', 'report'].map((kind) => told(`${kind}:${freshUlid()}`)),
	told('team:escaparate'),
	told('territory:sur')
];
const own = [`contest:${kid}`, `person:${people.bruno.uid}`, 'role:kiosk', 'territory:norte'];

let company: Company;
let kiosk: Client;
beforeAll(async () => {
	company = await startCompany({
		documents: [...hidden, contest, told('territory:norte', { name: 'Norte', summary: '' })]
	});
	const back = await openBackOffice(company);
	await back.place('bruno', { roles: ['kiosk'], territories: ['norte'] });
	await back.close();
	kiosk = await company.signIn('bruno');
});
afterAll(() => company.close());

const idsIn = (text: string): readonly string[] =>
	[...hidden.map(({ id }) => id), `person:${people.ana.uid}`, 'role:rep'].filter((id) =>
		text.includes(id)
	);

test('a kiosk is given its contest and what it is itself, and nothing else', async () => {
	const [changes, all, snapshot] = await Promise.all(
		['/couch/ficha/_changes?include_docs=true', '/couch/ficha/_all_docs', '/api/v1/snapshot'].map(
			(path) => kiosk.get(path)
		)
	);
	const rows = all?.body['rows'] as readonly { readonly id: string }[];
	expect(rows.map(({ id }) => id).sort()).toEqual([...own].sort());
	expect(rows.length).toBe((changes?.body['results'] as readonly unknown[] | undefined)?.length);
	for (const { text } of [changes, all, snapshot].filter((answer) => answer !== undefined)) {
		expect(text).not.toContain(SECRET);
		expect(idsIn(text)).toEqual([]);
	}
});

describe('of what is hidden from a kiosk', () => {
	// One device may ask only so much at once, and this asks as fast as the machine can.
	let tablets: readonly Client[];
	let next = 0;
	beforeAll(async () => {
		tablets = [kiosk, await company.signIn('bruno'), await company.signIn('bruno')];
	});

	test.each(questions)('nothing is learnt by %s', async (_name, ask) => {
		const tablet = tablets[next++ % tablets.length] ?? kiosk;
		for (const { id, path } of hidden) {
			const { text, status } = await ask(tablet, { id, rev: path[0] ?? '' });
			expect(text).not.toContain(SECRET);
			expect(status).not.toBe(503);
		}
	});
});

test('every address of the server, asked in every way, tells a kiosk nothing of others', async () => {
	const { addresses } = company;
	expect(addresses.length).toBeGreaterThan(20);
	for (const { method, url } of addresses) {
		for (const filled of filledIn(url)) {
			const { text, status } = await asked(method, filled);
			expect(text, `${method} ${filled}`).not.toContain(SECRET);
			expect(status, `${method} ${filled}`).not.toBe(500);
			if (method !== 'POST') expect(idsIn(text), `${method} ${filled}`).toEqual([]);
		}
	}
});

/** An address with what a kiosk could guess for its parameters. */
function filledIn(url: string): readonly string[] {
	if (url.includes('*')) {
		return hidden.map(({ id }) => url.replace('*', `ficha/${encodeURIComponent(id)}`));
	}
	return [kid, cid, people.luis.uid].map((id) => url.replaceAll(/:[a-z]+/g, id));
}

async function asked(method: string, path: string) {
	switch (method) {
		case 'GET':
			// Told at once that something has changed, it need not wait.
			return kiosk.get(path.endsWith('/wait') ? `${path}?since=0` : path);
		case 'PUT':
			return kiosk.put(path, {});
		case 'DELETE':
			return path.endsWith('/session') ? kiosk.get(path) : kiosk.delete(path);
		default:
			return kiosk.post(path, { ids: hidden.map(({ id }) => id), after: null });
	}
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../tests/builders/client.ts';
import { startCompany, type Company } from '../../tests/builders/company.ts';
import {
	knownCustomer,
	newCustomer,
	newVisit,
	type WireDocument
} from '../../tests/builders/documents.ts';

const customers = Array.from({ length: 5 }, () => knownCustomer('ana'));

let company: Company;
let ana: Client;
let luis: Client;
beforeAll(async () => {
	company = await startCompany({ documents: customers.map(({ revision }) => revision) });
	ana = await company.signIn('ana');
	luis = await company.signIn('luis');
});
afterAll(() => company.close());

interface Page {
	readonly results: readonly {
		readonly seq: string;
		readonly id: string;
		readonly changes: readonly { readonly rev: string }[];
		readonly doc?: Readonly<Record<string, unknown>>;
	}[];
	readonly last_seq: string;
	readonly pending: number;
}

const changes = async (query: string, who = ana): Promise<Page> =>
	(await who.get(`/couch/ficha/_changes?${query}`)).body as unknown as Page;

const push = (who: Client, ...docs: readonly WireDocument[]) =>
	who.post('/couch/ficha/_bulk_docs', { new_edits: false, docs });

async function now(who = ana): Promise<string> {
	return (await changes('since=now', who)).last_seq;
}

describe('a page', () => {
	test('goes on where the one before it ended, until nothing is pending', async () => {
		const all = await changes('since=0');
		const ids: string[] = [];
		let since = '0';
		let page: Page;
		do {
			page = await changes(`limit=2&since=${since}`);
			ids.push(...page.results.map(({ id }) => id));
			since = page.last_seq;
		} while (page.pending > 0);
		expect(ids).toEqual(all.results.map(({ id }) => id));
		expect(page.results.length).toBeGreaterThan(0);
		expect((await changes(`since=${since}`)).results).toEqual([]);
	});

	test('of a limit of 0 has one row, as CouchDB has it', async () => {
		expect((await changes('limit=0')).results).toHaveLength(1);
	});

	test('may be read backwards', async () => {
		const forwards = await changes('since=0');
		const backwards = await changes('descending=true');
		expect(backwards.results.map(({ id }) => id)).toEqual(
			forwards.results.map(({ id }) => id).reverse()
		);
	});

	test('holds documents where they are asked for', async () => {
		const { results } = await changes('include_docs=true');
		for (const { id, doc, changes: revs } of results) {
			expect(doc).toMatchObject({ _id: id, _rev: revs[0]?.rev });
		}
	});

	test('is of some documents alone, where they are named', async () => {
		const [{ revision } = knownCustomer('ana')] = customers;
		const answer = await ana.post('/couch/ficha/_changes?filter=_doc_ids', {
			doc_ids: [revision.id, 'customer:none']
		});
		const { results } = answer.body as unknown as Page;
		expect(results.map(({ id }) => id)).toEqual([revision.id]);
	});

	test('is of documents that meet a selector, however many others come between', async () => {
		const cities = ['Tui', 'Lugo', 'Tui', 'Lugo', 'Lugo', 'Tui'];
		const made = cities.map((city) => newCustomer('ana', ana.me.device, { city }));
		const since = await now();
		for (const customer of made) await push(ana, customer);
		const select = async (query: string) => {
			const path = `/couch/ficha/_changes?filter=_selector&${query}`;
			const selector = { city: 'Tui', _deleted: { $exists: false } };
			return (await ana.post(path, { selector })).body as unknown as Page;
		};
		const wanted = made.filter(({ city }) => city === 'Tui').map(({ _id }) => _id);
		const all = await select(`since=${since}`);
		expect(all.results.map(({ id }) => id)).toEqual(wanted);
		expect(all).toMatchObject({ last_seq: await now(), pending: 0 });
		const first = await select(`since=${since}&limit=2`);
		expect(first.results.map(({ id }) => id)).toEqual(wanted.slice(0, 2));
		const rest = await select(`since=${first.last_seq}`);
		expect(rest.results.map(({ id }) => id)).toEqual(wanted.slice(2));
	});

	test('after a token of another history starts from the beginning', async () => {
		const all = await changes('since=0');
		expect((await changes('since=7-restored')).results).toEqual(all.results);
	});
});

describe('a long poll', () => {
	test('answers as soon as there is something', async () => {
		const since = await now();
		const waiting = changes(`feed=longpoll&since=${since}`);
		const customer = newCustomer('luis', luis.me.device);
		await push(luis, customer);
		const { results, last_seq } = await waiting;
		expect(results.map(({ id }) => id)).toEqual([customer._id]);
		expect(last_seq).not.toBe(since);
	});

	test('that comes late answers at once', async () => {
		expect((await changes('feed=longpoll&since=0&limit=3')).results).toHaveLength(3);
	});

	test('says that it is alive, and ends empty when its time is over', async () => {
		const since = await now();
		const query = `feed=longpoll&since=${since}&heartbeat=1000&timeout=2500`;
		const { text, body } = await ana.get(`/couch/ficha/_changes?${query}`);
		expect(text).toMatch(/^\n\n\{/);
		expect(body).toEqual({ results: [], last_seq: since, pending: 0 });
	});

	test('of some documents sleeps through the others', async () => {
		const visited = newCustomer('ana', ana.me.device);
		await push(ana, visited);
		const visit = newVisit('ana', ana.me.device, visited._id.slice('customer:'.length));
		const since = await now();
		const waiting = ana.post(`/couch/ficha/_changes?feed=longpoll&filter=_doc_ids&since=${since}`, {
			doc_ids: [visit._id]
		});
		await push(ana, newCustomer('ana', ana.me.device));
		await push(ana, visit);
		const { results } = (await waiting).body as unknown as Page;
		expect(results.map(({ id }) => id)).toEqual([visit._id]);
	});

	test('gives nothing more to a session that was ended meanwhile', async () => {
		const sofia = await company.signIn('sofia');
		const since = await now(sofia);
		const waiting = changes(`feed=longpoll&since=${since}`, sofia);
		// Answered only once the poll, which was sent before it, is under way.
		await sofia.delete('/api/v1/session');
		await push(ana, newCustomer('ana', ana.me.device));
		const page: Partial<Page> = await waiting;
		expect(page.results ?? []).toEqual([]);
	});
});

test('a continuous feed brings each change as a line, until its time is over', async () => {
	const since = await now();
	const feed = ana.get(`/couch/ficha/_changes?feed=continuous&since=${since}&timeout=1500`);
	const first = newCustomer('luis', luis.me.device);
	const second = newCustomer('luis', luis.me.device);
	await push(luis, first);
	await push(luis, second);
	const lines = await readLines(feed);
	expect(lines.slice(0, 2)).toMatchObject([{ id: first._id }, { id: second._id }]);
	expect(lines.at(-1)).toMatchObject({ last_seq: await now(), pending: 0 });
});

test('a continuous feed ends after as many rows as were asked for', async () => {
	const lines = await readLines(ana.get('/couch/ficha/_changes?feed=continuous&limit=3'));
	expect(lines).toHaveLength(4);
});

test('a feed of events goes on after the last event that its client had', async () => {
	const since = await now();
	const first = newCustomer('luis', luis.me.device);
	const second = newCustomer('luis', luis.me.device);
	await push(luis, first);
	const lastSeen = await now();
	await push(luis, second);
	const events = async (headers: Readonly<Record<string, string>>) => {
		const url = `${company.url}/couch/ficha/_changes?feed=eventsource&since=${since}&timeout=1`;
		const answer = await fetch(url, { headers: { ...ana.headers, ...headers } });
		expect(answer.headers.get('content-type')).toBe('text/event-stream');
		const text = await answer.text();
		return [...text.matchAll(/^data: (.*)\nid: (.*)$/gm)].map(([, data = '', id]) => {
			const { id: document } = JSON.parse(data) as { readonly id: string };
			return { document, id };
		});
	};
	const [one, other] = await events({});
	expect(one).toEqual({ document: first._id, id: lastSeen });
	expect(await events({ 'last-event-id': lastSeen })).toEqual([other]);
	expect(other?.document).toBe(second._id);
});

async function readLines(feed: Promise<{ readonly text: string }>): Promise<readonly object[]> {
	const { text } = await feed;
	return text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as object);
}

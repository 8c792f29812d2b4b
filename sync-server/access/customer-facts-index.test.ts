import { parseDocId, type DocId } from '#domain/documents/ids.ts';
import { describe, expect, test } from 'vitest';
import { MemoryStorage } from '../storage/memory/storage.ts';
import { WriteLog } from '../storage/write-log.ts';
import { CustomerFactsIndex } from './customer-facts-index.ts';

const cid = '01HZZZZZZZZZZZZZZZZZZCST00';
const kid = '01HZZZZZZZZZZZZZZZZZZCNT00';
const eid = '01HZZZZZZZZZZZZZZZZZZENTRY';
const card = `customer:${cid}`;
const assignment = `customer:${cid}:assignment`;
const entry = `entry:${kid}:${eid}`;

const ofAna = { assigned: { owner: 'ana', territory: 'north' } };
const toBruno = { schema: 1, owner: 'bruno', territory: 'south', discreet: true };

function id(text: string): DocId {
	const parsed = parseDocId(text);
	if (parsed === null) throw new TypeError(`not an id: ${text}`);
	return parsed;
}

async function setUp() {
	const log = new WriteLog();
	const storage = new MemoryStorage(log);
	const index = await CustomerFactsIndex.build(storage, log);
	const write = (docId: string, path: string, body: object) =>
		storage.bulkDocs([
			{ id: docId, path: path.split(' '), deleted: false, body: body as Record<string, unknown> }
		]);
	const bury = (docId: string, path: string) =>
		storage.bulkDocs([{ id: docId, path: path.split(' '), deleted: true, body: {} }]);
	/** of the index that followed, and of one built anew: the same */
	const facts = async (docId: string) => {
		const rebuilt = await CustomerFactsIndex.build(storage, new WriteLog());
		expect(rebuilt.factsOf(id(docId))).toEqual(index.factsOf(id(docId)));
		return index.factsOf(id(docId));
	};
	return { storage, write, bury, facts, index };
}

describe('customers by whose they are', () => {
	const others = ['1', '2', '3', '4'].map((n) => `customer:${cid.slice(0, -1)}${n}`);
	const ofBruno = { assigned: { owner: 'bruno', territory: 'south' } };

	test('are found as long as they are few', async () => {
		const { write, index } = await setUp();
		const of = (uid: string) => index.customersWhere(({ assigned }) => assigned.owner === uid);
		await write(card, '1-a', ofAna);
		expect(of('ana')).toBeNull();
		for (const other of others) await write(other, '1-a', ofBruno);
		expect(of('ana')).toEqual(new Set([cid]));
		expect(of('bruno')).toBeNull();
		expect(of('eva')).toEqual(new Set());
	});

	test('with whoever was merged into them; after an assignment, with whom it names', async () => {
		const { write, bury, index } = await setUp();
		const ofAnas = () => index.customersWhere(({ assigned }) => assigned.owner === 'ana');
		const [other = ''] = others;
		for (const each of others) await write(each, '1-a', ofBruno);
		await write(card, '1-a', ofAna);
		await write(`${other}:merged`, '1-a', { schema: 1, into: cid });
		expect(ofAnas()).toEqual(new Set([cid, other.slice('customer:'.length)]));
		await write(assignment, '1-a', toBruno);
		expect(ofAnas()).toEqual(new Set());
		await bury(assignment, '2-b 1-a');
		await write(`${other}:merged`, '2-b 1-a', { schema: 1 });
		expect(ofAnas()).toEqual(new Set([cid]));
	});
});

describe('facts about customers', () => {
	test('a customer belongs to whom the card names, as soon as the write has returned', async () => {
		const { write, facts } = await setUp();
		expect(await facts(card)).toBeNull();
		await write(card, '1-a', ofAna);
		expect(await facts(`activity:${cid}:${eid}`)).toEqual({ ...ofAna, discreet: false });
	});

	test('of a card in conflict the winner counts, whichever branch came last', async () => {
		const { storage, write, facts } = await setUp();
		const ofBruno = { assigned: { owner: 'bruno', territory: 'south' } };
		const branch = (rev: string, body: object) => ({
			id: card,
			path: [rev, '1-a'],
			deleted: false,
			body: body as Record<string, unknown>
		});
		await write(card, '1-a', {});
		await storage.bulkDocs([branch('2-c', ofBruno), branch('2-b', ofAna)]);
		expect(await facts(card)).toEqual({ ...ofBruno, discreet: false });
		await write(card, '2-d 1-a', ofAna);
		await write(card, '2-a 1-a', ofBruno);
		expect(await facts(card)).toEqual({ ...ofAna, discreet: false });
	});

	test('an assignment overrides the card, before or after it came, until it is deleted', async () => {
		const { write, bury, facts } = await setUp();
		await write(assignment, '1-a', toBruno);
		expect(await facts(card)).toBeNull();
		await write(card, '1-a', ofAna);
		expect(await facts(card)).toEqual({
			assigned: { owner: 'bruno', territory: 'south' },
			discreet: true
		});
		await bury(assignment, '2-b 1-a');
		expect(await facts(card)).toEqual({ ...ofAna, discreet: false });
	});

	test('a deleted card still tells whose it was', async () => {
		const { write, bury, facts } = await setUp();
		await write(card, '1-a', ofAna);
		await bury(card, '2-b 1-a');
		expect(await facts(card)).toEqual({ ...ofAna, discreet: false });
	});

	test('of an erased customer nothing is known', async () => {
		const { storage, write, facts } = await setUp();
		await write(card, '1-a', ofAna);
		await write(assignment, '1-a', toBruno);
		await storage.erase([card, assignment]);
		expect(await facts(card)).toBeNull();
	});

	test('of one who was merged the winner’s facts count, from winner to winner, until it is taken back', async () => {
		const { write, bury, facts } = await setUp();
		const [second, third] = ['01HZZZZZZZZZZZZZZZZZZCST02', '01HZZZZZZZZZZZZZZZZZZCST03'];
		await write(card, '1-a', ofAna);
		await write(`${card}:merged`, '1-a', { schema: 1, into: second });
		expect(await facts(card)).toEqual({ ...ofAna, discreet: false });
		const ofBruno = { assigned: { owner: 'bruno', territory: 'south' } };
		await write(`customer:${second}`, '1-a', ofBruno);
		expect(await facts(card)).toEqual({ ...ofBruno, discreet: false });
		const ofCarla = { assigned: { owner: 'carla', territory: 'east' } };
		await write(`customer:${third}`, '1-a', ofCarla);
		await write(`customer:${second}:merged`, '1-a', { schema: 1, into: third });
		expect(await facts(card)).toEqual({ ...ofCarla, discreet: false });
		await bury(`${card}:merged`, '2-b 1-a');
		expect(await facts(card)).toEqual({ ...ofAna, discreet: false });
	});

	test('of a circle of merges whoever was there first counts, for all of it', async () => {
		const { write, facts } = await setUp();
		const second = '01HZZZZZZZZZZZZZZZZZZCST02';
		const ofBruno = { assigned: { owner: 'bruno', territory: 'south' } };
		await write(card, '1-a', ofAna);
		await write(`customer:${second}`, '1-a', ofBruno);
		await write(`${card}:merged`, '1-a', { schema: 1, into: second });
		await write(`customer:${second}:merged`, '1-a', { schema: 1, into: cid });
		expect(await facts(card)).toMatchObject(ofAna);
		expect(await facts(`customer:${second}`)).toMatchObject(ofAna);
	});

	test('a link tells of the customers at both ends, when both are there', async () => {
		const { storage, write, facts } = await setUp();
		const other = '01HZZZZZZZZZZZZZZZZZZCST02';
		const link = `link:${cid}:${eid}`;
		await write(link, '1-a', { schema: 1, to: other });
		await write(card, '1-a', ofAna);
		expect(await facts(link)).toBeNull();
		await write(`customer:${other}`, '1-a', ofAna);
		const one = { ...ofAna, discreet: false };
		expect(await facts(link)).toEqual({ from: one, to: one });
		await storage.erase([link]);
		expect(await facts(link)).toBeNull();
	});

	test('a contest is for everyone unless it says otherwise; a segment for nobody but its author', async () => {
		const { write, facts } = await setUp();
		const [contest, segment] = [`contest:${kid}`, `segment:${kid}`];
		await write(contest, '1-a', {});
		expect(await facts(contest)).toEqual({ by: null, audience: null });
		await write(contest, '2-b 1-a', { audience: ['team:fairs'] });
		expect(await facts(contest)).toEqual({ by: null, audience: ['team:fairs'] });
		await write(contest, '3-c 2-b 1-a', { audience: 'everyone' });
		expect(await facts(contest)).toEqual({ by: null, audience: [] });
		await write(segment, '1-a', { by: 'ana' });
		expect(await facts(segment)).toEqual({ by: 'ana', audience: [] });
	});

	test('what is not well-formed tells nothing', async () => {
		const { write, facts } = await setUp();
		await write(card, '1-a', { assigned: 'ana' });
		expect(await facts(card)).toBeNull();
	});

	test('an entry tells its author, deleted or not, until it is erased', async () => {
		const { storage, write, bury, facts } = await setUp();
		await write(entry, '1-a', { by: 'ana' });
		expect(await facts(entry)).toEqual({ by: 'ana' });
		await bury(entry, '2-b 1-a');
		expect(await facts(entry)).toEqual({ by: 'ana' });
		await storage.erase([entry]);
		expect(await facts(entry)).toBeNull();
		expect(await facts('settings:main')).toBeNull();
	});

	test('a campaign that is deleted lends nobody, and still says whom it was for', async () => {
		const { write, bury, facts, index } = await setUp();
		const campaign = `campaign:${eid}`;
		const lending = { schema: 1, by: 'ana', name: 'asked again', audience: ['role:caller'] };
		const time = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };
		await write(card, '1-a', ofAna);
		await write(campaign, '1-a', { ...lending, ...time, customers: [cid] });
		expect(await facts(card)).toMatchObject({ campaigns: [campaign] });
		await bury(campaign, '2-b 1-a');
		expect(await facts(card)).not.toHaveProperty('campaigns');
		expect(await facts(campaign)).toEqual({ by: 'ana', audience: ['role:caller'] });
		expect([...index.campaigns()]).toEqual([]);
	});

	test('a base larger than one batch is read to its end', async () => {
		const { storage, facts } = await setUp();
		await storage.bulkDocs(
			Array.from({ length: 2500 }, (_, i) => ({
				id: `customer:01HZZZZZZZZZZZZZZZZZZ${String(i).padStart(5, '0')}`,
				path: ['1-a'],
				deleted: false,
				body: ofAna
			}))
		);
		expect(await facts('customer:01HZZZZZZZZZZZZZZZZZZ02499')).not.toBeNull();
	});
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import {
	ANA,
	customer,
	known,
	meAs,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';
import type { Revision } from '../store/revision.ts';

const elder = customer({
	givenName: 'Francisca',
	familyName: 'Iturralde Sanz',
	phones: [{ id: 'p1', kind: 'mobile', number: '+34611222333' }]
});
const twin = { givenName: 'Paca', phones: [{ id: 'p4', number: '+34611222333' }] };
const younger = customer({
	givenName: 'Paca',
	familyName: 'Iturralde Sanz',
	jobTitle: 'Gerente',
	phones: [
		{ id: 'p2', kind: 'mobile', number: '+34611222333' },
		{ id: 'p3', kind: 'work', number: '+34912345678' }
	]
});
const stranger = customer({ givenName: 'Olga', familyName: 'Prats' });

const visit = hangingOn(younger.cid, 'activity', {
	by: ANA,
	at: '2026-11-19T10:00:00Z',
	channel: 'visit'
});
const yes = consentOf(elder.cid, { granted: true, at: '2026-11-10T10:00:00Z' });
const no = consentOf(younger.cid, { granted: false, at: '2026-11-01T10:00:00Z' });

function hangingOn(cid: string, kind: string, values: JsonObject): Revision {
	return known(`${kind}:${cid}:${newUlid(NOW, Math.random)}`, values);
}

function consentOf(cid: string, values: JsonObject): Revision {
	const evidence = { purpose: 'news', channel: 'email', text: 'Sí', version: '1', language: 'es' };
	return hangingOn(cid, 'consent', { ...evidence, by: ANA, device: 'dana', ...values });
}

let local: LocalEngine;
beforeEach(async () => {
	local = await openLocalEngine({
		me: meAs('supervisor'),
		documents: [elder, younger, stranger].map(({ revision }) => revision).concat(visit, yes, no)
	});
});
afterEach(() => local.database.destroy());

const pair = { first: elder.cid, second: younger.cid };
const merge = () =>
	local.engine.mergeCustomers({ winner: elder.cid, loser: younger.cid, choices: {} });
const listed = async (text = '') => {
	const { rows } = await local.engine.customers({ text, sort: [], offset: 0, limit: 9 });
	return rows.map(({ cid }) => cid).sort();
};
const all = [elder.cid, younger.cid, stranger.cid].sort();

describe('the work list of duplicates', () => {
	test('names the pair that is likely one person, with what speaks for it', async () => {
		const { pairs, total, mayMerge } = await local.engine.duplicates('anew');
		expect([total, mayMerge]).toEqual([1, true]);
		expect(pairs[0]).toMatchObject({
			first: { cid: elder.cid },
			second: { cid: younger.cid },
			likely: 'probably'
		});
		expect(pairs[0]?.same).toEqual(expect.arrayContaining(['phone.same', 'given.nickname']));
	});

	test('tells how far it is', async () => {
		await local.engine.duplicates('anew');
		expect(local.events).toContainEqual({ type: 'searching', done: 0, of: 3 });
	});

	test('leaves out whoever was told apart, also for the next search, until that is taken back', async () => {
		await local.engine.duplicates('anew');
		await local.engine.setApart(pair, true);
		expect((await local.engine.duplicates('known')).total).toBe(0);
		expect((await (await local.again()).engine.duplicates('anew')).total).toBe(0);
		await local.engine.setApart({ first: younger.cid, second: elder.cid }, false);
		expect((await local.engine.duplicates('known')).total).toBe(1);
	});

	test('leaves out whoever is one by now', async () => {
		await local.engine.duplicates('anew');
		await merge();
		expect((await local.engine.duplicates('known')).total).toBe(0);
		expect((await local.engine.duplicates('anew')).total).toBe(0);
	});

	test('says when cards have come that it has not compared', async () => {
		expect((await local.engine.duplicates('anew')).stale).toBe(false);
		const late = customer({ ...twin, familyName: 'Iturralde' });
		await local.database.receive([late.revision]);
		await expect.poll(async () => (await local.engine.duplicates('known')).stale).toBe(true);
		expect(await local.engine.duplicates('anew')).toMatchObject({ total: 3, stale: false });
	});

	test('does not offer to merge to who may not', async () => {
		const rep = await openLocalEngine({ documents: [elder.revision, younger.revision] });
		expect((await rep.engine.duplicates('anew')).mayMerge).toBe(false);
		expect((await rep.engine.compareCustomers(pair))?.mayMerge).toBe(false);
		await rep.database.destroy();
	});
});

describe('whoever may not search by phone numbers', () => {
	const typed = { givenName: 'Paca', familyName: 'Iturralde', email: '', country: 'ES' };
	const NUMBER = '611 222 333';

	async function asked(fields: Record<string, Record<string, string[]>>) {
		const me = meAs('supervisor');
		const roles = me.roles.map((role) => ({ ...role, fields }));
		const blind = await openLocalEngine({
			me: { ...me, roles },
			documents: [elder.revision, younger.revision]
		});
		const list = await blind.engine.duplicates('anew');
		const named = await blind.engine.lookalikes({ ...typed, phone: NUMBER });
		const unnamed = await blind.engine.lookalikes({
			...{ ...typed, givenName: '', familyName: '' },
			phone: NUMBER
		});
		await blind.database.destroy();
		const reasons = [...list.pairs.flatMap(({ same, other }) => [...same, ...other])];
		return { reasons, hints: named.flatMap((each) => each.reasons), unnamed };
	}

	test('is told by no pair and by no hint who has which', async () => {
		const { reasons, hints, unnamed } = await asked({ core: { phones: ['edit'] } });
		expect(reasons.join(' ')).not.toContain('phone');
		expect(hints).toContain('name');
		expect(hints).not.toContain('phone');
		expect(unnamed).toEqual([]);
	});

	test('while others are', async () => {
		const { reasons, hints, unnamed } = await asked({ core: { sex: ['edit'] } });
		expect(reasons).toContain('phone.same');
		expect(hints).toContain('phone');
		expect(unnamed).toHaveLength(2);
	});
});

describe('two cards side by side', () => {
	test('say which stays, what differs and what the other one brings', async () => {
		const compared = await local.engine.compareCustomers(pair);
		expect(compared).toMatchObject({
			winner: { cid: elder.cid, events: 0 },
			loser: { cid: younger.cid, events: 1 },
			mayMerge: true
		});
		expect(compared?.preview.fields.map(({ path }) => path)).toEqual(['givenName', 'jobTitle']);
		expect(compared?.preview.items).toMatchObject([{ values: { number: '+34912345678' } }]);
	});

	test('can’t be merged by who may not write what the merge would, nor ask for a choice of it', async () => {
		const comparedBy = async (fields: Record<string, Record<string, string[]>>) => {
			const me = meAs('supervisor');
			const roles = me.roles.map((role) => ({ ...role, fields }));
			const documents = [elder.revision, younger.revision];
			const one = await openLocalEngine({ me: { ...me, roles }, documents });
			const compared = await one.engine.compareCustomers(pair);
			await one.database.destroy();
			return [compared?.mayMerge, compared?.preview.fields.map(({ path }) => path)];
		};
		const both = ['givenName', 'jobTitle'];
		expect(await comparedBy({ core: { phones: ['search'] } })).toEqual([false, both]);
		expect(await comparedBy({ core: { jobTitle: ['search'] } })).toEqual([false, both]);
		expect(await comparedBy({ core: { givenName: ['search'] } })).toEqual([true, ['jobTitle']]);
	});

	test('are not there any more once they are one', async () => {
		await merge();
		expect(await local.engine.compareCustomers(pair)).toBeNull();
	});
});

describe('customers who were merged', () => {
	test('are one in the list, found by what either of them had', async () => {
		expect(await listed()).toEqual(all);
		await merge();
		expect(await listed()).toEqual([elder.cid, stranger.cid].sort());
		expect(await listed('912345678')).toEqual([elder.cid]);
	});

	test('are one on the card, whoever is asked for, with all that hangs on both', async () => {
		await merge();
		for (const cid of [elder.cid, younger.cid]) {
			expect(await local.engine.customer(cid)).toMatchObject({
				cid: elder.cid,
				core: { givenName: 'Francisca', jobTitle: 'Gerente' },
				activities: [{ _id: visit.id }],
				absorbed: [{ cid: younger.cid, name: 'Paca Iturralde Sanz', at: NOW }]
			});
		}
	});

	test('have agreed to what neither of them has refused', async () => {
		await merge();
		const card = await local.engine.customer(elder.cid);
		expect(card?.consents.map(({ _id }) => _id)).toEqual([no.id]);
	});

	test('were last contacted when either of them was', async () => {
		await merge();
		const { rows } = await local.engine.customers({ text: 'fran', sort: [], offset: 0, limit: 1 });
		expect(rows[0]?.lastContact).toBe('2026-11-19T10:00:00Z');
	});

	test('are still one after the next start', async () => {
		await merge();
		local = await local.again();
		expect(await listed()).toEqual([elder.cid, stranger.cid].sort());
	});

	test('are one change for a person, and merging them again is none', async () => {
		await merge();
		const { outbox } = local.database;
		const before = outbox.entries();
		await merge();
		expect(outbox.entries()).toEqual(before);
		expect((await local.engine.status()).pending).toBe(1);
	});

	test('are two again when it is taken back, each with their own', async () => {
		await merge();
		await local.engine.undoMerge(younger.cid);
		expect(await listed()).toEqual(all);
		expect(await listed('912345678')).toEqual([younger.cid]);
		const [one, other] = [
			await local.engine.customer(elder.cid),
			await local.engine.customer(younger.cid)
		];
		expect(one).toMatchObject({ absorbed: [], activities: [] });
		expect(one?.core.jobTitle).toBeUndefined();
		expect(one?.core.phones).toHaveLength(1);
		expect(other).toMatchObject({ cid: younger.cid, activities: [{ _id: visit.id }] });
	});

	test('are one over several steps', async () => {
		await merge();
		const order = { winner: stranger.cid, loser: elder.cid, choices: {} };
		await local.engine.mergeCustomers(order);
		expect(await listed()).toEqual([stranger.cid]);
		expect(await local.engine.customer(younger.cid)).toMatchObject({
			cid: stranger.cid,
			activities: [{ _id: visit.id }],
			absorbed: [{ cid: elder.cid }]
		});
		await local.engine.undoMerge(elder.cid);
		expect(await listed()).toEqual([elder.cid, stranger.cid].sort());
		expect(await local.engine.customer(younger.cid)).toMatchObject({ cid: elder.cid });
	});

	test('each into the other by two people, are one all the same', async () => {
		await merge();
		await local.database.receive([known(`customer:${elder.cid}:merged`, { into: younger.cid })]);
		const ends = () =>
			Promise.all([listed(), local.engine.customer(younger.cid).then((card) => card?.cid)]);
		await expect.poll(ends).toEqual([[elder.cid, stranger.cid].sort(), elder.cid]);
	});

	test('are refused when there is no second one', async () => {
		const wrong = { winner: elder.cid, loser: elder.cid, choices: {} };
		await expect(local.engine.mergeCustomers(wrong)).rejects.toMatchObject({ code: 'invalid' });
		const gone = { winner: elder.cid, loser: newUlid(1, () => 0.9), choices: {} };
		await expect(local.engine.mergeCustomers(gone)).rejects.toMatchObject({ code: 'not-found' });
	});
});

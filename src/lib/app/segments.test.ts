import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import type { SegmentNode } from '#domain/documents/segment.ts';
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
import { createBody } from '#domain/merge/create-body.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { firstRevision } from '../store/first-revision.ts';
import type { Revision } from '../store/revision.ts';
import type { CustomerQuery } from './engine-api.ts';
import type { SegmentAnswer, SegmentFilter } from './segments-api.ts';

const rosa = customer({ givenName: 'Rosa', familyName: 'Vidal', sex: 'female' });
const olga = customer({ givenName: 'Olga', familyName: 'Prats', sex: 'female' });
const iago = customer({ givenName: 'Iago', familyName: 'Castro', sex: 'male' });
const ULID = newUlid(NOW, () => 0.5);

const bought = (cid: string, euros: number, at: string): Revision =>
	hangingOn(cid, 'purchase', { product: 'Pan', amount: euros * 100, currency: 'EUR', at });
function hangingOn(cid: string, kind: string, values: JsonObject): Revision {
	return known(`${kind}:${cid}:${newUlid(NOW, Math.random)}`, { by: ANA, ...values });
}

const womenWhoSpent: SegmentNode = {
	kind: 'all',
	of: [
		{ kind: 'choice', field: 'sex', in: ['female'] },
		{
			kind: 'sum',
			events: { of: 'purchase', within: { is: 'last', count: 30, unit: 'day' } },
			currency: 'EUR',
			compare: 'above',
			value: 50_000
		}
	]
};

let local: LocalEngine;
beforeEach(async () => {
	local = await openLocalEngine({
		me: meAs('supervisor'),
		documents: [rosa, olga, iago]
			.map(({ revision }) => revision)
			.concat(
				bought(rosa.cid, 300, '2026-11-01T10:00:00Z'),
				bought(rosa.cid, 300, '2026-11-15T10:00:00Z'),
				bought(olga.cid, 900, '2026-09-01T10:00:00Z'),
				bought(iago.cid, 900, '2026-11-15T10:00:00Z')
			)
	});
});
afterEach(() => local.database.destroy());

function ask(where: SegmentNode, change: { offset?: number; limit?: number } = {}) {
	const page = { offset: 0, limit: 50, ...change };
	return local.engine.askSegment({
		where,
		sort: [],
		language: 'es',
		timeZone: 'Europe/Madrid',
		...page
	});
}
const names = ({ rows }: SegmentAnswer) => rows.map(({ row }) => row.name);
const everybody: SegmentNode = { kind: 'all', of: [] };

describe('a segment', () => {
	test('is whoever the conditions hold for, each with why', async () => {
		const answer = await ask(womenWhoSpent);
		expect(answer).toMatchObject({ total: 1, of: 3, refused: [] });
		expect(names(answer)).toEqual(['Rosa Vidal']);
		expect(answer.rows[0]?.because).toMatchObject([
			{ condition: { kind: 'choice' }, holds: true },
			{ condition: { kind: 'sum' }, holds: true }
		]);
	});

	test('comes page by page, in the order of surnames unless told otherwise', async () => {
		expect(names(await ask(everybody))).toEqual(['Iago Castro', 'Olga Prats', 'Rosa Vidal']);
		const page = await ask(everybody, { offset: 1, limit: 1 });
		expect([page.total, names(page)]).toEqual([3, ['Olga Prats']]);
	});

	test('follows what is written meanwhile', async () => {
		await ask(womenWhoSpent);
		await local.engine.addEvent({
			kind: 'purchase',
			cid: olga.cid,
			ulid: newUlid(NOW, Math.random),
			values: { product: 'Pan', amount: 60_000, currency: 'EUR' }
		});
		await local.engine.editCustomer(rosa.cid, [{ op: 'set', path: 'sex', value: 'other' }]);
		await expect.poll(async () => names(await ask(womenWhoSpent))).toEqual(['Olga Prats']);
	});

	test('knows two who were merged as one, with the purchases of both', async () => {
		await ask(womenWhoSpent);
		await local.engine.mergeCustomers({ winner: olga.cid, loser: iago.cid, choices: {} });
		expect(names(await ask(womenWhoSpent))).toEqual(['Olga Prats', 'Rosa Vidal']);
		expect((await ask(everybody)).total).toBe(2);
		await local.engine.undoMerge(iago.cid);
		expect(names(await ask(womenWhoSpent))).toEqual(['Rosa Vidal']);
		expect((await ask(everybody)).total).toBe(3);
	});

	test('knows those who went into one after the other as one, also after the next change', async () => {
		const spent: SegmentNode = {
			kind: 'sum',
			events: { of: 'purchase' },
			currency: 'EUR',
			compare: 'atLeast',
			value: 240_000
		};
		await ask(spent);
		await local.engine.mergeCustomers({ winner: rosa.cid, loser: iago.cid, choices: {} });
		await local.engine.mergeCustomers({ winner: olga.cid, loser: rosa.cid, choices: {} });
		expect(names(await ask(spent))).toEqual(['Olga Prats']);
		await local.engine.editCustomer(olga.cid, [{ op: 'set', path: 'jobTitle', value: 'jefa' }]);
		expect(names(await ask(spent))).toEqual(['Olga Prats']);
	});

	test('begins its day when the day begins, also where that is no full hour', async () => {
		await local.database.destroy();
		let now = Date.parse('2026-11-20T18:10:00Z');
		local = await openLocalEngine({
			me: meAs('supervisor'),
			documents: [rosa.revision, bought(rosa.cid, 1, '2026-11-20T12:00:00Z')],
			clock: () => now
		});
		const today = { is: 'calendar', unit: 'day', before: 0 } as const;
		const events = { of: 'purchase', within: today } as const;
		const askInDelhi = async () => {
			const where = { kind: 'count', events, compare: 'atLeast', value: 1 } as const;
			const page = { sort: [], language: 'es', offset: 0, limit: 9 } as const;
			return (await local.engine.askSegment({ where, timeZone: 'Asia/Kolkata', ...page })).total;
		};
		expect(await askInDelhi()).toBe(1);
		now = Date.parse('2026-11-20T18:40:00Z');
		expect(await askInDelhi()).toBe(0);
	});

	test('of those whose number nobody has checked for long is without who was asked', async () => {
		const written = formatStamp({
			ms: Date.UTC(2024, 4, 2),
			counter: 0,
			device: 'server0000000000'
		});
		const of = (name: string, phone: string): ReturnType<typeof customer> => {
			const made = customer({ givenName: name });
			const values = {
				type: 'person',
				givenName: name,
				assigned: { owner: ANA, territory: 'norte' }
			};
			const body = createBody(
				{ schema: 1, ...values, phones: [{ id: 'p1', number: phone }] },
				written
			);
			return { ...made, revision: firstRevision(`customer:${made.cid}`, body) };
		};
		const [stale, asked] = [of('Paz', '+34600000001'), of('Sol', '+34600000002')];
		await local.database.receive([stale.revision, asked.revision]);
		const values = { field: 'phones/p1', at: new Date(NOW).toISOString(), of: written };
		await local.engine.editCustomer(asked.cid, [
			{ op: 'add', list: 'verified', item: 'v1', values }
		]);
		const lately = { is: 'last', count: 12, unit: 'month' } as const;
		const answer = await ask({
			kind: 'all',
			of: [
				{ kind: 'known', field: 'phone' },
				{ kind: 'not', of: { kind: 'date', field: 'checkedOn', within: lately } }
			]
		});
		expect(names(answer)).toEqual(['Paz']);
	});

	test('that rests on what somebody may not see finds nobody for them, and says why', async () => {
		await local.database.destroy();
		const rep = meAs('rep');
		const blind = rep.roles.map((role) => ({
			...role,
			sections: { ...role.sections, purchase: 'none' as const }
		}));
		local = await openLocalEngine({ me: { ...rep, roles: blind }, documents: [rosa.revision] });
		expect(await ask(womenWhoSpent)).toMatchObject({
			total: 0,
			rows: [],
			refused: [{ section: 'purchase', field: 'amount' }]
		});
	});
});

describe('a saved segment', () => {
	const draft = {
		ulid: ULID,
		name: 'Buenas clientas',
		where: womenWhoSpent,
		sort: [],
		audience: []
	};

	test('filters the list of customers, together with what else is asked', async () => {
		await local.engine.saveSegment({ ...draft, where: womenWhoSpent });
		const segment = { ulid: ULID, timeZone: 'Europe/Madrid' };
		const names = async (change: Partial<CustomerQuery> = {}) => {
			const query = { text: '', segment, sort: [], offset: 0, limit: 10, ...change };
			const { rows, of } = await local.engine.customers(query);
			return { names: rows.map(({ name }) => name), of };
		};
		expect(await names()).toEqual({ names: ['Rosa Vidal'], of: 3 });
		expect((await names({ text: 'iago' })).names).toEqual([]);
		await local.engine.saveSegment({ ...draft, where: { kind: 'all', of: [] } });
		expect((await names({ text: 'iago' })).names).toEqual(['Iago Castro']);
	});

	test('that was taken back, or never came here, has nobody in it', async () => {
		await local.engine.saveSegment(draft);
		await local.engine.archiveSegment(ULID, true);
		const total = async (ulid: string) => {
			const segment = { ulid, timeZone: 'Europe/Madrid' };
			const query = { text: '', segment, sort: [], offset: 0, limit: 10 };
			return (await local.engine.customers(query)).total;
		};
		expect(await total(ULID)).toBe(0);
		expect(await total(newUlid(NOW, Math.random))).toBe(0);
	});

	test('has a funnel of its own', async () => {
		await local.engine.saveSegment(draft);
		await local.engine.editCustomer(rosa.cid, [{ op: 'set', path: 'stage', value: 'conversion' }]);
		await local.engine.editCustomer(iago.cid, [{ op: 'set', path: 'stage', value: 'prospeccion' }]);
		const reached = async (segment: SegmentFilter | null) =>
			(await local.engine.stageFunnel(segment)).map((step) => step.reached);
		const everybody = await reached(null);
		const inside = await reached({ ulid: ULID, timeZone: 'Europe/Madrid' });
		expect(inside).toEqual([1, 1, 1, 0, 0]);
		expect((everybody[0] ?? 0) - (inside[0] ?? 0)).toBeGreaterThan(0);
	});

	test('is listed, and changed when it is saved again', async () => {
		await local.engine.saveSegment(draft);
		await local.engine.saveSegment({ ...draft, name: 'Mejores clientas' });
		expect(await local.engine.segments()).toEqual([
			{ ...draft, name: 'Mejores clientas', byName: '', mine: true, editable: true }
		]);
		expect((await local.engine.status()).pending).toBe(1);
	});

	test('is out of sight once put away, and can be brought back', async () => {
		await local.engine.saveSegment(draft);
		await local.engine.archiveSegment(ULID, true);
		expect(await local.engine.segments()).toEqual([]);
		await local.engine.archiveSegment(ULID, false);
		expect(await local.engine.segments()).toHaveLength(1);
	});

	test('that is none is refused', async () => {
		const wrong = { ...draft, where: { kind: 'everything' } as unknown as SegmentNode };
		await expect(local.engine.saveSegment(wrong)).rejects.toMatchObject({ code: 'invalid' });
		await expect(local.engine.archiveSegment(ULID, true)).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

test('what can be chosen from is what customers have', async () => {
	expect(await local.engine.segmentChoices()).toMatchObject({
		products: ['Pan'],
		currencies: ['EUR'],
		territories: [{ value: 'norte', label: 'norte' }],
		owners: [{ value: ANA }]
	});
});

import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import {
	customer,
	known,
	meAs,
	openLocalEngine,
	ANA,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';
import type { CustomerQuery } from './engine-api.ts';

const open: LocalEngine[] = [];
afterEach(async () => {
	for (const { engine } of open.splice(0)) await engine.close();
});

const people = (): { cid: string; revision: ReturnType<typeof customer>['revision'] }[] => [
	customer({ familyName: 'Alba', stage: 'evangelista', tags: [{ id: 't', value: 'Vip' }] }),
	customer({ familyName: 'Bouza', stage: 'prospeccion', companyName: 'Zeta' })
];

/** A rep of whom a role keeps some fields, or sections. */
async function device(kept: {
	readonly fields?: Record<string, Record<string, string[]>>;
	readonly sections?: Record<string, 'none'>;
}) {
	const [alba, bouza] = people();
	const me = meAs('rep');
	const roles = me.roles.map(({ fields: _, ...role }) => ({
		...role,
		sections: { ...role.sections, ...kept.sections },
		...(kept.fields !== undefined && { fields: kept.fields })
	}));
	const revisions = [alba, bouza].flatMap((each) => each?.revision ?? []);
	const local = await openLocalEngine({ me: { ...me, roles }, documents: revisions });
	open.push(local);
	const ask = async (query: Partial<CustomerQuery>): Promise<readonly string[]> => {
		const page = { text: '', sort: [], language: 'es', offset: 0, limit: 10, ...query };
		return (await local.engine.customers(page)).rows.map(({ name }) => name);
	};
	return { ...local, ask };
}

const ALL = ['stages', 'territories', 'tags', 'quiet', 'archived'];

test('who may read everything may filter and sort by everything', async () => {
	const { engine, ask } = await device({});
	expect(await engine.facets()).toMatchObject({
		filters: ALL,
		sorts: ['name', 'recent', 'stage', 'company', 'place'],
		tags: [{ tag: 'Vip', count: 1 }]
	});
	expect(await ask({ stages: ['evangelista'] })).toEqual(['Alba']);
	expect(await ask({ sort: [{ by: 'stage' }] })).toEqual(['Bouza', 'Alba']);
});

const FILTERS = [
	['stages', 'stage', { stages: ['evangelista'] }],
	['territories', 'territory', { territories: ['norte'] }],
	['tags', 'tags', { tags: ['Vip'] }]
] as const;

describe.each(FILTERS)('who may not search by %s', (filter, field, asked) => {
	test('has neither the filter nor a count of it', async () => {
		const { engine, ask } = await device({ fields: { core: { [field]: ['sort'] } } });
		const facets = await engine.facets();
		expect(facets.filters).toEqual(ALL.filter((each) => each !== filter));
		expect(facets.tags.every(({ count }) => (count === 0) === (filter === 'tags'))).toBe(true);
		expect(await ask(asked)).toEqual([]);
		expect(await ask({})).toEqual(['Alba', 'Bouza']);
	});
});

test('who may not search by the stage has no funnel of it either', async () => {
	const { engine } = await device({ fields: { core: { stage: [] } } });
	const steps = await engine.stageFunnel(null);
	expect(JSON.stringify(steps)).not.toMatch(/:[1-9]/);
});

test.each([
	['stage', { core: { stage: ['search'] } }, [{ by: 'stage' }]],
	['company', { core: { companyName: ['search'] } }, [{ by: 'company' }]],
	['place', { core: { addresses: ['search'] } }, [{ by: 'place' }]],
	['name', { core: { familyName: ['search'] } }, [{ by: 'name', descending: true }]]
] as const)('who may not sort by the %s has no such order', async (by, fields, sort) => {
	const kept = Object.fromEntries(
		Object.entries(fields).map(([section, uses]) => [section, uses as never])
	);
	const { engine, ask } = await device({ fields: kept });
	expect((await engine.facets()).sorts).not.toContain(by);
	expect(await ask({ sort: [...sort] })).toEqual(['Alba', 'Bouza']);
});

test('who may not read what was noted can’t ask who was contacted', async () => {
	const { engine, ask } = await device({ sections: { activity: 'none' } });
	const facets = await engine.facets();
	expect(facets.filters).not.toContain('quiet');
	expect(facets.sorts).not.toContain('recent');
	expect(await ask({ notContactedSince: new Date(0).toISOString() })).toEqual([]);
});

describe('a card that was archived', () => {
	async function withArchived(values: JsonObject = {}) {
		const { cid, revision } = customer({ familyName: 'Castro', archived: true, ...values });
		const other = customer({ familyName: 'Dapena' });
		const local = await openLocalEngine({
			me: meAs('rep'),
			documents: [revision, other.revision, known(`person:${ANA}`, { name: 'Ana' })]
		});
		open.push(local);
		const ask = (query: Partial<CustomerQuery>) =>
			local.engine.customers({
				text: '',
				sort: [],
				language: 'es',
				offset: 0,
				limit: 10,
				...query
			});
		return { ...local, cid, ask };
	}

	test('is in no list and in no search, but in that of those', async () => {
		const { engine, ask } = await withArchived();
		expect(await ask({})).toMatchObject({ total: 1, of: 1, rows: [{ name: 'Dapena' }] });
		expect(await ask({ text: 'castro' })).toMatchObject({ total: 0 });
		expect(await ask({ archived: true })).toMatchObject({ total: 1, rows: [{ name: 'Castro' }] });
		expect((await engine.facets()).archived).toBe(true);
	});

	test('comes back to the list, and goes again', async () => {
		const { engine, ask, cid } = await withArchived();
		await engine.editCustomer(cid, [{ op: 'set', path: 'archived', value: null }]);
		expect(await ask({})).toMatchObject({ total: 2, of: 2 });
		await engine.editCustomer(cid, [{ op: 'set', path: 'archived', value: true }]);
		expect(await ask({})).toMatchObject({ total: 1, of: 1 });
	});
});

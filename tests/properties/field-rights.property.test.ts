import { role } from '#domain/documents/directory.ts';
import type { Principal } from '#domain/access/principal.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { shownValues } from '#domain/merge/changes-between.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CustomerFactsIndex } from '../../sync-server/access/customer-facts-index.ts';
import { EntryRulings } from '../../sync-server/draws/entry-rulings.ts';
import { companyRules } from '../../sync-server/replication/company-rules.ts';
import { Writer } from '../../sync-server/replication/writer.ts';
import { MemoryStorage } from '../../sync-server/storage/memory/storage.ts';
import { WriteLog } from '../../sync-server/storage/write-log.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const ID = 'customer:01JD0000000000000000000000';
const at = (device: string, minute: number) =>
	formatStamp({ ms: NOW + minute * 60_000, counter: 0, device });

const full = {
	rows: 'all' as const,
	sections: { core: 'write' as const },
	entries: 'none' as const,
	verbs: []
};
const boss = person('boss', {});
/** May do everything with a card but change the birthday and the phones. */
const rep = person('rep', { fields: { core: { birthDate: ['search'], phones: [] } } });
const DENIED = ['birthDate', 'phones'];

function person(uid: string, extra: object): Principal {
	const roles = [
		role.parse({ _id: 'role:one', schema: 1, name: { en: 'One' }, ...full, ...extra })
	];
	return { uid, device: `d${uid}`, roles, teams: [], territories: ['north'] };
}

const assigned = { owner: 'boss', territory: 'north' };
const first = createBody(
	{
		schema: 1,
		type: 'person',
		givenName: 'Rosa',
		birthDate: '1980-01-01',
		phones: [{ id: 'p1', number: '+34600000001' }],
		assigned
	},
	at('dboss', -60)
);
const second = applyEdits(
	first,
	[
		{ op: 'set', path: 'birthDate', value: '1981-01-01' },
		{ op: 'set', path: 'phones/p1/number', value: '+34600000002' }
	],
	at('dboss', -50)
);
const beside = applyEdits(
	first,
	[{ op: 'set', path: 'birthDate', value: '1982-01-01' }],
	at('dother', -50)
);
const REVISIONS = [
	{ path: ['1-a'], body: first },
	{ path: ['2-b', '1-a'], body: second },
	{ path: ['2-c', '1-a'], body: beside }
];

interface Company {
	readonly storage: MemoryStorage;
	readonly writer: Writer;
}

/** A card with a history, and, where it is asked for, with a conflict about the birthday. */
async function company(revisions: number): Promise<Company> {
	const log = new WriteLog();
	const storage = new MemoryStorage(log);
	const facts = await CustomerFactsIndex.build(storage, log);
	const administrators = { remain: () => Promise.resolve(true) };
	const clock = () => NOW;
	const rulings = new EntryRulings(storage, clock);
	const devicesOf = () => Promise.resolve(new Set<string>());
	const suppressions = { on: () => Promise.resolve([]) };
	const rules = companyRules({
		storage,
		facts,
		rulings,
		suppressions,
		administrators,
		devicesOf,
		clock
	});
	const writer = new Writer({ storage, rules, clock });
	const written = REVISIONS.slice(0, revisions).map((one) => ({ ...one, id: ID, deleted: false }));
	await writer.asServer(() => Promise.resolve(written));
	return { storage, writer };
}

async function shownOf({ storage }: Company) {
	const leaves = (await storage.leaves([ID])).get(ID) ?? [];
	const live = leaves.filter(({ deleted }) => !deleted).map(({ body }) => body);
	return shownValues(mergeAll(live));
}

const path = fc.constantFrom('birthDate', 'phones/p1/number', 'phones/p1', 'givenName', 'city');
const stamp = fc.constantFrom(
	at('dboss', -60),
	at('dboss', -50),
	at('drep', -40),
	at('drep', 0),
	at('f0123456789ab', -1),
	at('f0123456789ab', 5)
);
/** What somebody may do to a body by hand. */
const forgery = fc.oneof(
	fc.record({
		does: fc.constant('value' as const),
		key: fc.constantFrom('birthDate', 'givenName', 'city')
	}),
	fc.record({
		does: fc.constant('drop' as const),
		key: fc.constantFrom('birthDate', 'phones', 'm')
	}),
	fc.record({ does: fc.constant('number' as const), id: fc.constantFrom('p1', 'p2') }),
	fc.record({ does: fc.constant('stamp' as const), path, stamp }),
	fc.record({ does: fc.constant('seen' as const), stamp }),
	fc.record({ does: fc.constant('sibling' as const), path, stamp })
);
type Forgery = typeof forgery extends fc.Arbitrary<infer One> ? One : never;
type Draft = Record<string, unknown> & {
	m?: { vv: Record<string, string>; f: Record<string, string>; x?: Record<string, unknown> };
};

function forge(draft: Draft, one: Forgery): Draft {
	const m = draft.m ?? { vv: {}, f: {} };
	switch (one.does) {
		case 'value':
			return { ...draft, [one.key]: 'forged' };
		case 'drop': {
			const { [one.key]: _dropped, ...rest } = draft;
			return rest;
		}
		case 'number':
			return { ...draft, phones: [{ id: one.id, number: '+34699999999' }] };
		case 'stamp':
			return { ...draft, m: { ...withSeen(m, one.stamp), f: { ...m.f, [one.path]: one.stamp } } };
		case 'seen':
			return { ...draft, m: withSeen(m, one.stamp) };
		case 'sibling':
			return {
				...draft,
				m: { ...withSeen(m, one.stamp), x: { ...m.x, [one.path]: [{ v: 'forged', t: one.stamp }] } }
			};
	}
}

function withSeen(m: NonNullable<Draft['m']>, seen: string): NonNullable<Draft['m']> {
	const device = seen.slice(seen.indexOf('-') + 1);
	const known = m.vv[device] ?? '';
	return { ...m, vv: { ...m.vv, [device]: known > seen ? known : seen } };
}

test('no push of any shape changes a field that its author may not edit', async () => {
	let taken = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 3 }),
			fc.nat({ max: 2 }),
			fc.array(forgery, { minLength: 1, maxLength: 4 }),
			fc.constantFrom('child', 'sibling', 'root'),
			async (revisions, from, forgeries, place) => {
				const made = await company(revisions);
				const before = await shownOf(made);
				const base = REVISIONS[Math.min(from, revisions - 1)] ?? { path: [], body: first };
				const body = forgeries.reduce(forge, { ...base.body } as Draft);
				const ancestors = { child: base.path, sibling: base.path.slice(1), root: [] }[place];
				const rev = `${ancestors.length + 1}-f`;
				const [outcome] = await made.writer.replicate(rep, [
					{ id: ID, path: [rev, ...ancestors], deleted: false, body }
				]);
				if (outcome?.outcome === 'written') taken += 1;
				const after = await shownOf(made);
				for (const name of new Set([...before.keys(), ...after.keys()])) {
					const [field = ''] = name.split('/');
					if (DENIED.includes(field)) expect(after.get(name)).toEqual(before.get(name));
				}
			}
		),
		{ numRuns: 1000 }
	);
	expect(taken).toBeGreaterThan(50);
});

test('all else can be edited, also out of reach and beside a conflict', async () => {
	for (const [revisions, base] of [
		[1, 0],
		[2, 0],
		[2, 1],
		[3, 0],
		[3, 1]
	] as const) {
		const made = await company(revisions);
		const { path: ancestors, body } = REVISIONS[base] ?? { path: [], body: first };
		const edit = applyEdits(body, [{ op: 'set', path: 'city', value: 'Vigo' }], at('drep', 0));
		const pushed = {
			id: ID,
			path: [`${ancestors.length + 1}-e`, ...ancestors],
			deleted: false,
			body: edit
		};
		expect(await made.writer.replicate(rep, [pushed])).toMatchObject([{ outcome: 'written' }]);
		expect((await shownOf(made)).get('city')?.value).toBe('Vigo');
	}
});

test('who is refused is told the field', async () => {
	const made = await company(1);
	const edit = (value: string) =>
		applyEdits(first, [{ op: 'set', path: 'birthDate', value }], at('drep', 0));
	const pushed = { id: ID, path: ['2-e', '1-a'], deleted: false, body: edit('2000-01-01') };
	expect(await made.writer.replicate(rep, [pushed])).toMatchObject([
		{ outcome: 'refused', refusal: 'field-not-allowed: birthDate' }
	]);
	const hers = applyEdits(first, [{ op: 'set', path: 'birthDate', value: 'x' }], at('dboss', 0));
	expect(await made.writer.replicate(boss, [{ ...pushed, body: hers }])).toMatchObject([
		{ outcome: 'written' }
	]);
});

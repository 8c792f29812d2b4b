import fc from 'fast-check';
import type { Belonging, Colleague, RoleRights } from './policy-oracle.ts';

const ulid = (text: string): string => text.padStart(26, '0');

export const UIDS = ['ana', 'bruno', 'carla'];
const ROLES = ['first', 'second', 'third'];
export const CIDS = ['C1', 'C2', 'C3'].map(ulid);
const KID = ulid('K1');
const TEAMS = ['fairs', 'desk'];
const TERRITORIES = ['north', 'south'];

const SECTIONS = ['core', 'commercial', 'billing', 'notes', 'x-vip', 'x-allergies'];
const EVENTS = ['activity', 'complaint', 'task', 'purchase', 'consent'];

/** Documents that somebody writes; the others come with a change of their own. */
const WRITTEN = [
	...CIDS.flatMap((cid, index) => [
		`customer:${cid}`,
		...SECTIONS.slice(1).map((section) => `customer:${cid}:${section}`),
		...EVENTS.map((kind) => `${kind}:${cid}:${ulid('E1')}`),
		`file:${cid}:core:${ulid('F1')}`,
		`file:${cid}:x-vip:${ulid('F2')}`,
		`file:${cid}:purchase:${ulid('F3')}`,
		`edit:${cid}:notes:${ulid('H1')}`,
		`link:${cid}:${ulid(`T${(index + 1) % CIDS.length}`)}`,
		`link:${cid}:${ulid(`T${(index + 2) % CIDS.length}`)}`
	]),
	`contest:${KID}`,
	`entry:${KID}:${ulid('N1')}`,
	`entry:${KID}:${ulid('N2')}`,
	`picture:${KID}:${ulid('N1')}`,
	`ruling:${KID}:${ulid('N2')}`,
	`ruling:${KID}:${ulid('N1')}`,
	`draw:${KID}:${ulid('D1')}`,
	`segment:${ulid('S1')}`,
	`report:${ulid('R1')}`,
	`person:${ulid('P1')}`,
	'team:fairs',
	'territory:north',
	'settings:main'
];
const CAMPAIGNS = ['G1', 'G2'].map((name) => `campaign:${ulid(name)}`);
export const ALL_IDS = [
	...WRITTEN,
	...CAMPAIGNS,
	...CIDS.flatMap((cid) => [`customer:${cid}:assignment`, `customer:${cid}:merged`]),
	...ROLES.map((slug) => `role:${slug}`)
];

/** The customer at the other end of a link, which its last part names. */
export function otherEnd(link: string): string {
	return CIDS[Number(link.slice(-1))] ?? '';
}

const id = fc.constantFrom(...WRITTEN);
const cid = fc.constantFrom(...CIDS);
const uid = fc.constantFrom(...UIDS);
const slug = fc.constantFrom(...ROLES);
/** Whose winner says nothing of who sees it: two of them may stand in conflict. */
const branching = fc.constantFrom(
	...WRITTEN.filter((one) => !/^(contest|segment|report)/.test(one))
);

const belonging: fc.Arbitrary<Belonging> = fc.record(
	{ owner: uid, team: fc.constantFrom(...TEAMS), territory: fc.constantFrom(...TERRITORIES) },
	{ requiredKeys: ['owner', 'territory'] }
);
const colleague: fc.Arbitrary<Colleague> = fc.record({
	roles: fc.subarray([...ROLES, 'missing'], { maxLength: 2 }),
	teams: fc.subarray(TEAMS),
	territories: fc.subarray(TERRITORIES)
});
const level = fc.constantFrom('none' as const, 'read' as const, 'write' as const);
const rights: fc.Arbitrary<RoleRights> = fc.record({
	rows: fc.constantFrom('own' as const, 'team' as const, 'territory' as const, 'all' as const),
	// Most roles see cards: of one that does not there is little to tell.
	sections: fc
		.tuple(
			fc.constantFrom('read' as const, 'write' as const, 'read' as const, 'none' as const),
			fc.dictionary(fc.constantFrom(...SECTIONS.slice(1), ...EVENTS), level)
		)
		.map(([core, others]) => ({ ...others, core })),
	entries: level,
	verbs: fc.subarray(['assign', 'merge', 'administer', 'export', 'history'], { maxLength: 2 })
});
const audience = fc.subarray([
	'person:ana',
	'person:bruno',
	`role:${ROLES[0] ?? ''}`,
	'team:fairs',
	'territory:south'
]);

/** In hours from now. */
const lending = fc.record({
	does: fc.constant('lend' as const),
	id: fc.constantFrom(...CAMPAIGNS),
	uid,
	audience: audience.filter((names) => names.length > 0),
	customers: fc.subarray(CIDS, { minLength: 1 }),
	begins: fc.integer({ min: -5, max: 5 }),
	lasts: fc.integer({ min: 1, max: 9 }),
	ended: fc.boolean()
});

const change = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ does: fc.constant('write' as const), id, uid, belonging }) },
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('branch' as const), id: branching }) },
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('bury' as const), id }) },
	{
		weight: 2,
		arbitrary: fc.record({ does: fc.constant('bury' as const), id: fc.constantFrom(...CAMPAIGNS) })
	},
	{ weight: 4, arbitrary: lending },
	// After it, too, all is judged anew for those to whom something was lent.
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constant('pass' as const),
			hours: fc.integer({ min: 1, max: 6 })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({ does: fc.constant('erase' as const), id: fc.constantFrom(...ALL_IDS) })
	},
	{
		weight: 8,
		arbitrary: fc.record({
			does: fc.constant('assign' as const),
			cid,
			to: fc.option(fc.record({ belonging, discreet: fc.boolean() }))
		})
	},
	{
		weight: 5,
		arbitrary: fc.record({ does: fc.constant('merge' as const), cid, into: fc.option(cid) })
	},
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constant('share' as const),
			id: fc.constantFrom(...WRITTEN.filter((one) => /^(contest|segment|report)/.test(one))),
			audience: fc.option(audience)
		})
	},
	// Rare, because all is judged anew after it: what goes wrong step by step would not be seen.
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('place' as const), uid, colleague }) },
	{
		weight: 1,
		arbitrary: fc.record({ does: fc.constant('grant' as const), slug, rights: fc.option(rights) })
	},
	{
		weight: 8,
		arbitrary: fc.record({
			does: fc.constant('read' as const),
			uid,
			pages: fc.constantFrom(1, 2, Infinity),
			limit: fc.integer({ min: 1, max: 9 }),
			/** others go on writing before it has ended */
			meanwhile: fc.boolean()
		})
	},
	{ weight: 1, arbitrary: fc.record({ does: fc.constantFrom('restart', 'lose-ledger') }) }
);
export type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;
export type Reading = Extract<Change, { does: 'read' }>;

const founded = fc.tuple(
	...ROLES.map((one) =>
		rights.map((given) => ({ does: 'grant' as const, slug: one, rights: given }))
	),
	...UIDS.map((one) =>
		colleague.map((given) => ({ does: 'place' as const, uid: one, colleague: given }))
	),
	...CIDS.map((one) =>
		fc.record({
			does: fc.constant('write' as const),
			id: fc.constant(`customer:${one}`),
			uid,
			belonging
		})
	)
);

/** A company as it is founded, furnished, and changed: roles, people, documents, and whatever comes. */
export const companies: fc.Arbitrary<{
	readonly changes: readonly Change[];
	/** rows of the log that a ledger judges at once */
	readonly rowsPerStep: number;
}> = fc.record({
	changes: fc
		.tuple(
			founded,
			fc.array(fc.record({ does: fc.constant('write' as const), id, uid, belonging }), {
				maxLength: 30,
				size: 'max'
			}),
			fc.array(change, { maxLength: 50, size: 'max' })
		)
		.map((parts) => parts.flat()),
	rowsPerStep: fc.constantFrom(1, 2, 3, 7, 500)
});

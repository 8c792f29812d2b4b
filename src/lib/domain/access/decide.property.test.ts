import fc from 'fast-check';
import { describe, it } from 'vitest';
import { rowScopes, verbs, type Level, type Role } from '../documents/directory.ts';
import type { Section } from '../documents/ids.ts';
import { role, someCustomer } from './access-builders.ts';
import type { Facts } from './customer-facts.ts';
import { decide, type Action } from './decide.ts';
import type { Principal } from './principal.ts';
import type { Scope } from './scope.ts';

const levels: readonly Level[] = ['none', 'read', 'write'];
const sections: readonly Section[] = [
	'core',
	'assignment',
	'merged',
	'billing',
	'notes',
	'x-vip',
	'activity',
	'consent',
	'link'
];

const anyRole = fc
	.record({
		rows: fc.constantFrom(...rowScopes),
		sections: fc.dictionary(fc.constantFrom(...sections), fc.constantFrom(...levels), {
			noNullPrototype: true
		}),
		entries: fc.constantFrom(...levels),
		verbs: fc.subarray([...verbs])
	})
	.map((given) => role(given));

const uid = fc.constantFrom('ana', 'bruno', 'carla');
const team = fc.constantFrom('fairs', 'desk');
const territory = fc.constantFrom('north', 'south', 'east');

const anyPrincipal: fc.Arbitrary<Principal> = fc.record({
	uid,
	device: fc.constant('d1'),
	roles: fc.array(anyRole, { maxLength: 3 }),
	teams: fc.uniqueArray(team),
	territories: fc.uniqueArray(territory)
});

const customer = fc.record({
	assigned: fc.oneof(
		fc.record({ owner: uid, territory }),
		fc.record({ owner: uid, team, territory })
	),
	discreet: fc.boolean()
});
const audience = fc.subarray(['person:ana', 'team:fairs', 'territory:north']);
const anyFacts: fc.Arbitrary<Facts | null> = fc.oneof(
	customer,
	fc.record({ from: customer, to: customer }),
	fc.record({ by: uid }),
	fc.record({ by: fc.option(uid), audience: fc.option(audience) }),
	fc.constant(null)
);

const anyScope: fc.Arbitrary<Scope> = fc.oneof(
	fc.constant<Scope>({ of: 'customer', cid: someCustomer }),
	fc.record({
		of: fc.constant('section' as const),
		cid: fc.constant(someCustomer),
		section: fc.constantFrom(...sections),
		writtenOnce: fc.boolean()
	}),
	fc.constant<Scope>({ of: 'link', cid: someCustomer }),
	fc.record({
		of: fc.constant('history' as const),
		cid: fc.constant(someCustomer),
		section: fc.constantFrom(...sections)
	}),
	fc.record({
		of: fc.constantFrom('contest' as const, 'entry' as const, 'ruling' as const, 'draw' as const),
		kid: fc.constant(someCustomer)
	}),
	fc.constantFrom<Scope[]>({ of: 'shared' }, { of: 'directory', id: 'role:rep' })
);

const anyAction = fc.constantFrom<Action[]>('read', 'write', 'create');

function allowed(who: Principal, action: Action, scope: Scope, facts: Facts | null): boolean {
	return decide(who, action, scope, facts).allowed;
}

describe('rights', () => {
	it('of several roles are those of each: one role more never takes anything away', () => {
		fc.assert(
			fc.property(
				anyPrincipal,
				anyRole,
				anyAction,
				anyScope,
				anyFacts,
				(who, extra, action, scope, facts) => {
					const wider = { ...who, roles: [...who.roles, extra] };
					return !allowed(who, action, scope, facts) || allowed(wider, action, scope, facts);
				}
			),
			{ numRuns: 1000 }
		);
	});

	it('of several roles are no more than what one of them alone allows', () => {
		fc.assert(
			fc.property(anyPrincipal, anyAction, anyScope, anyFacts, (who, action, scope, facts) => {
				// Each end of a link is judged by itself, so one role may reach here and another there.
				fc.pre(scope.of !== 'link');
				const alone = [[], ...who.roles.map((one) => [one])];
				const someAlone = alone.some((roles) => allowed({ ...who, roles }, action, scope, facts));
				return allowed(who, action, scope, facts) === someAlone;
			}),
			{ numRuns: 1000 }
		);
	});

	it('never widen when one is taken away', () => {
		fc.assert(
			fc.property(
				anyPrincipal,
				anyRole,
				fc.nat(),
				anyAction,
				anyScope,
				anyFacts,
				(who, one, pick, action, scope, facts) => {
					const choices = narrower(one);
					const less = choices[pick % choices.length] ?? one;
					const before = { ...who, roles: [...who.roles, one] };
					const after = { ...who, roles: [...who.roles, less] };
					return !allowed(after, action, scope, facts) || allowed(before, action, scope, facts);
				}
			),
			{ numRuns: 2000 }
		);
	});

	it('never widen when a person leaves a team or a territory', () => {
		fc.assert(
			fc.property(anyPrincipal, anyAction, anyScope, anyFacts, (who, action, scope, facts) => {
				const left = { ...who, teams: who.teams.slice(1), territories: who.territories.slice(1) };
				return !allowed(left, action, scope, facts) || allowed(who, action, scope, facts);
			})
		);
	});

	it('reach own customers before the team’s, the territory’s before all', () => {
		fc.assert(
			fc.property(
				anyPrincipal,
				anyRole,
				anyAction,
				anyScope,
				anyFacts,
				(who, one, action, scope, facts) => {
					const byRows = rowScopes.map((rows) =>
						allowed({ ...who, roles: [{ ...one, rows }] }, action, scope, facts)
					);
					return byRows.every((has, i) => i === 0 || has || byRows[i - 1] === false);
				}
			),
			{ numRuns: 2000 }
		);
	});

	it('to write a section imply to read it', () => {
		fc.assert(
			fc.property(anyPrincipal, anyFacts, fc.constantFrom(...sections), (who, facts, name) => {
				const scope: Scope = {
					of: 'section',
					cid: someCustomer,
					section: name,
					writtenOnce: false
				};
				return !allowed(who, 'write', scope, facts) || allowed(who, 'read', scope, facts);
			})
		);
	});

	it('let nobody create a customer whom they could not see', () => {
		const card: Scope = { of: 'customer', cid: someCustomer };
		fc.assert(
			fc.property(anyPrincipal, anyFacts, (who, facts) => {
				return !allowed(who, 'create', card, facts) || allowed(who, 'read', card, facts);
			})
		);
	});
});

/** All roles that are this one with one right less. */
function narrower(one: Role): Role[] {
	const withoutVerb = one.verbs.map((verb) => ({
		...one,
		verbs: one.verbs.filter((other) => other !== verb)
	}));
	const withoutSection = Object.keys(one.sections).map((name) => {
		const rest = Object.entries(one.sections).filter(([other]) => other !== name);
		return { ...one, sections: Object.fromEntries(rest) };
	});
	const readOnly = Object.entries(one.sections)
		.filter(([, level]) => level === 'write')
		.map(([name]) => ({ ...one, sections: { ...one.sections, [name]: 'read' as const } }));
	// The right to entries is no ladder: to lower it is to lose it.
	const noEntries: Role = { ...one, entries: 'none' };
	return [...withoutVerb, ...withoutSection, ...readOnly, noEntries];
}

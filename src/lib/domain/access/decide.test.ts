import { describe, expect, it } from 'vitest';
import type { Section } from '../documents/ids.ts';
import {
	ana,
	bruno,
	facts,
	principal,
	role,
	shippedRole,
	someCustomer
} from './access-builders.ts';
import { decideMerging, decideReassignment } from './decide-customer.ts';
import { decide } from './decide.ts';
import type { Scope } from './scope.ts';

const card: Scope = { of: 'customer', cid: someCustomer };
const entry: Scope = { of: 'entry', kid: someCustomer };
const rep = principal({ roles: [shippedRole('rep')] });
const coreOnly = { core: 'read' } as const;

describe('which customers', () => {
	it.each([
		['own', {}, 'owner'],
		['own', { owner: bruno, team: 'fairs' }, 'not-assigned'],
		['team', { owner: bruno, team: 'fairs' }, 'team'],
		['team', { owner: bruno }, 'not-assigned'],
		['territory', { owner: bruno }, 'territory'],
		['territory', { owner: bruno, territory: 'south', team: 'fairs' }, 'team'],
		['territory', { owner: bruno, territory: 'south' }, 'not-assigned'],
		['all', { owner: bruno, territory: 'south' }, 'all-rows']
	] as const)('with rows %s, of one assigned to %o: %s', (rows, assigned, because) => {
		const who = principal({ roles: [role({ rows, sections: coreOnly })] });
		expect(decide(who, 'read', card, facts(assigned)).because).toBe(because);
	});

	it('none at all, of whom the server knows nothing', () => {
		const who = principal({ roles: [shippedRole('administrator')] });
		expect(decide(who, 'read', card, null)).toEqual({ allowed: false, because: 'not-assigned' });
	});

	it('none at all, without a role', () => {
		expect(decide(principal({}), 'read', card, facts({})).allowed).toBe(false);
	});

	it('not a discreet one of the territory, unless one is the owner', () => {
		expect(decide(rep, 'read', card, facts({ owner: bruno }, true)).because).toBe('discreet');
		expect(decide(rep, 'read', card, facts({}, true)).because).toBe('owner');
	});

	it('a discreet one too, for who sees all or assigns within the territory', () => {
		const hidden = facts({ owner: bruno }, true);
		const lead = principal({
			roles: [role({ rows: 'territory', sections: coreOnly, verbs: ['assign'] })]
		});
		const office = principal({ roles: [role({ rows: 'all', sections: coreOnly })] });
		expect(decide(lead, 'read', card, hidden).allowed).toBe(true);
		expect(decide(office, 'read', card, hidden).allowed).toBe(true);
	});
});

describe('which sections', () => {
	it('none that the role does not name, not even by the names that objects have', () => {
		expect(decide(rep, 'read', section('x-vip'), facts({})).because).toBe('section-none');
		const odd = principal({ roles: [role({ rows: 'all', sections: coreOnly })] });
		expect(decide(odd, 'read', section('constructor' as Section), facts({})).allowed).toBe(false);
	});

	it('none without the card itself', () => {
		const who = principal({ roles: [role({ rows: 'all', sections: { billing: 'write' } })] });
		expect(decide(who, 'read', section('billing'), facts({})).because).toBe('section-none');
	});

	it('a role that reaches all customers without billing does not lift one that has it for its own', () => {
		const everywhere = role({ rows: 'all', sections: coreOnly });
		const mine = role({ rows: 'own', sections: { core: 'read', billing: 'read' } });
		const who = principal({ roles: [everywhere, mine] });
		expect(decide(who, 'read', section('billing'), facts({})).allowed).toBe(true);
		expect(decide(who, 'read', section('billing'), facts({ owner: bruno })).allowed).toBe(false);
	});

	it('says which refusal is nearest to being lifted', () => {
		const reader = principal({ roles: [role({}), role({ rows: 'all', sections: coreOnly })] });
		expect(decide(reader, 'write', card, facts({})).because).toBe('section-read-only');
	});

	it.each(['assignment', 'merged', 'link'] as const)('%s is read with the card', (name) => {
		const who = principal({ roles: [role({ rows: 'all', sections: coreOnly })] });
		expect(decide(who, 'read', section(name), facts({})).allowed).toBe(true);
	});

	it('assignment and merging take their verb, however much else one may write', () => {
		expect(decide(rep, 'create', section('assignment'), facts({})).because).toBe('needs-assign');
		expect(decide(rep, 'write', section('merged'), facts({})).because).toBe('needs-merge');
		const supervisor = principal({ roles: [shippedRole('supervisor')] });
		expect(decide(supervisor, 'write', section('assignment'), facts({})).allowed).toBe(true);
		expect(decide(supervisor, 'create', section('merged'), facts({})).allowed).toBe(true);
	});

	it('evidence is written once', () => {
		const consent: Scope = { ...section('consent'), writtenOnce: true };
		expect(decide(rep, 'create', consent, facts({})).allowed).toBe(true);
		expect(decide(rep, 'write', consent, facts({})).because).toBe('immutable');
	});

	it('history is written by who writes the section, and does not replicate back', () => {
		const notes: Scope = { of: 'history', cid: someCustomer, section: 'notes' };
		const billing: Scope = { of: 'history', cid: someCustomer, section: 'billing' };
		expect(decide(rep, 'create', notes, facts({})).allowed).toBe(true);
		expect(decide(rep, 'create', billing, facts({})).allowed).toBe(false);
		expect(decide(rep, 'read', notes, facts({})).because).toBe('server-only');
		expect(decide(rep, 'write', notes, facts({})).because).toBe('immutable');
	});
});

describe('a new customer', () => {
	it('is its author’s, in a territory and team of the author', () => {
		expect(decide(rep, 'create', card, facts({ team: 'fairs' })).because).toBe('owner');
	});

	it.each([
		['another owner', facts({ owner: bruno })],
		['a foreign territory', facts({ territory: 'south' })],
		['a foreign team', facts({ team: 'desk' })],
		['discretion', facts({}, true)]
	])('cannot name %s', (_, proposed) => {
		expect(decide(rep, 'create', card, proposed).because).toBe('foreign-assignment');
	});

	it('may be anyone’s within the rows of who assigns', () => {
		const lead = principal({
			roles: [role({ rows: 'territory', sections: { core: 'write' }, verbs: ['assign'] })]
		});
		expect(decide(lead, 'create', card, facts({ owner: bruno })).allowed).toBe(true);
		const abroad = facts({ owner: bruno, territory: 'south' });
		expect(decide(lead, 'create', card, abroad).because).toBe('foreign-assignment');
	});

	it('takes the right to write cards', () => {
		const kiosk = principal({ roles: [shippedRole('kiosk')] });
		expect(decide(kiosk, 'create', card, facts({})).because).toBe('section-none');
	});
});

describe('a reassignment', () => {
	const lead = principal({
		roles: [role({ rows: 'territory', sections: coreOnly, verbs: ['assign'] })],
		territories: ['north', 'east']
	});

	it('moves a customer between places of one’s own', () => {
		const after = facts({ owner: bruno, territory: 'east' });
		expect(decideReassignment(lead, facts({ owner: bruno }), after).allowed).toBe(true);
	});

	it('neither takes from nor gives to a place that is not', () => {
		const south = facts({ owner: bruno, territory: 'south' });
		const north = facts({ owner: bruno });
		expect(decideReassignment(lead, south, north).because).toBe('not-assigned');
		expect(decideReassignment(lead, north, south).because).toBe('foreign-assignment');
	});

	it('takes the verb, in the role that reaches the customer', () => {
		expect(decideReassignment(rep, facts({}), facts({})).because).toBe('needs-assign');
		const idle = role({ rows: 'own', sections: coreOnly, verbs: ['assign'] });
		const wide = role({ rows: 'all', sections: coreOnly });
		const both = principal({ roles: [idle, wide] });
		const theirs = facts({ owner: bruno, territory: 'south' });
		expect(decideReassignment(both, theirs, theirs).allowed).toBe(false);
	});
});

describe('a merge of customers', () => {
	const merging = (core: 'read' | 'write') =>
		principal({ roles: [role({ rows: 'territory', sections: { core }, verbs: ['merge'] })] });
	const lead = merging('write');

	it('takes the right to write the card that takes it all', () => {
		const { because } = decideMerging(merging('read'), facts({}), facts({ owner: bruno }));
		expect(because).toBe('section-read-only');
	});

	it('takes the verb, and that one sees both of them', () => {
		const south = facts({ owner: bruno, territory: 'south' });
		expect(decideMerging(lead, facts({}), facts({ owner: bruno })).allowed).toBe(true);
		expect(decideMerging(lead, south, facts({})).because).toBe('not-assigned');
		expect(decideMerging(lead, facts({}), south).because).toBe('foreign-assignment');
		expect(decideMerging(rep, facts({}), facts({})).because).toBe('needs-merge');
	});
});

describe('a link', () => {
	const link: Scope = { of: 'link', cid: someCustomer };
	const south = facts({ owner: bruno, territory: 'south' });

	it('is there for who sees the customers at both ends', () => {
		expect(decide(rep, 'read', link, { from: facts({}), to: facts({}) }).allowed).toBe(true);
		expect(decide(rep, 'read', link, { from: facts({}), to: south }).because).toBe('not-assigned');
		expect(decide(rep, 'read', link, { from: south, to: facts({}) }).because).toBe('not-assigned');
		expect(decide(rep, 'read', link, null).allowed).toBe(false);
	});

	it('is written with the right to links, and read with the cards', () => {
		const ends = { from: facts({}), to: facts({}) };
		const reader = principal({ roles: [role({ sections: coreOnly })] });
		expect(decide(reader, 'read', link, ends).allowed).toBe(true);
		expect(decide(reader, 'create', link, ends).because).toBe('section-none');
		expect(decide(rep, 'create', link, ends).allowed).toBe(true);
	});
});

describe('entries and draws', () => {
	const marketing = principal({ roles: [shippedRole('marketing')] });
	const kiosk = principal({ roles: [shippedRole('kiosk')] });
	const draw: Scope = { of: 'draw', kid: someCustomer };

	it('who hands entries in reads back their own and no other', () => {
		expect(decide(rep, 'create', entry, { by: ana }).because).toBe('author');
		expect(decide(rep, 'read', entry, { by: ana }).because).toBe('author');
		expect(decide(rep, 'read', entry, { by: bruno }).because).toBe('not-author');
	});

	it('a kiosk hands entries in and reads none, not even its own', () => {
		expect(decide(kiosk, 'create', entry, { by: ana }).because).toBe('author');
		expect(decide(kiosk, 'read', entry, { by: ana }).because).toBe('entries-none');
	});

	it('nobody hands one in under another’s name', () => {
		expect(decide(rep, 'create', entry, { by: bruno }).because).toBe('not-author');
		expect(decide(rep, 'create', entry, null).because).toBe('not-author');
	});

	it('who reads entries reads all, and hands none in', () => {
		expect(decide(marketing, 'read', entry, { by: bruno }).because).toBe('entries');
		expect(decide(marketing, 'create', entry, { by: ana }).because).toBe('entries-none');
	});

	it('no entry is changed, by anyone', () => {
		const everyone = principal({ roles: [shippedRole('administrator'), shippedRole('rep')] });
		expect(decide(everyone, 'write', entry, { by: ana }).because).toBe('immutable');
		expect(decide(everyone, 'write', draw, null).because).toBe('immutable');
	});

	it('a draw is read by who reads all entries, and held by who publishes', () => {
		expect(decide(marketing, 'read', draw, null).allowed).toBe(true);
		expect(decide(marketing, 'create', draw, null).allowed).toBe(true);
		expect(decide(rep, 'read', draw, null).because).toBe('entries-none');
		expect(decide(rep, 'create', draw, null).because).toBe('needs-publish');
	});

	it('whether an entry counts is said by the server, and otherwise by who publishes', () => {
		const ruling: Scope = { of: 'ruling', kid: someCustomer };
		const reader = principal({ roles: [role({ entries: 'read' })] });
		expect(decide(marketing, 'create', ruling, null).because).toBe('server-only');
		expect(decide(marketing, 'write', ruling, null).allowed).toBe(true);
		expect(decide(reader, 'read', ruling, null).allowed).toBe(true);
		expect(decide(reader, 'write', ruling, null).because).toBe('needs-publish');
		expect(decide(rep, 'read', ruling, null).because).toBe('entries-none');
		expect(decide(rep, 'write', ruling, null).because).toBe('entries-none');
	});
});

describe('what belongs to no customer', () => {
	const administrator = principal({ roles: [shippedRole('administrator')] });

	const contest: Scope = { of: 'contest', kid: someCustomer };
	const forEveryone = { by: null, audience: null };

	it.each([
		[contest, forEveryone],
		[{ of: 'directory', id: 'person:somebody' }, null]
	] as const)('%o is read by every colleague and written by who administers', (scope, facts) => {
		expect(decide(rep, 'read', scope, facts).allowed).toBe(true);
		expect(decide(rep, 'write', scope, facts).because).toBe('needs-administer');
		expect(decide(rep, 'create', scope, facts).because).toBe('needs-administer');
		expect(decide(administrator, 'write', scope, facts).because).toBe('verb');
	});

	it.each([
		['person:somebody', false],
		['role:supervisor', false],
		['territory:south', false],
		[`person:${ana}`, true],
		['role:kiosk', true],
		['team:fairs', true],
		['territory:north', true],
		['settings:company', true],
		['settings:card', false],
		['settings:field-allergies', false],
		['settings:no-contact', false],
		['settings:no-contact-email-a1b2c3', false]
	])('%s is known to a kiosk of the fairs, in the north: %s', (id, known) => {
		const kiosk = principal({ roles: [shippedRole('kiosk')] });
		expect(decide(kiosk, 'read', { of: 'directory', id }, null).allowed).toBe(known);
		expect(decide(rep, 'read', { of: 'directory', id }, null).allowed).toBe(true);
	});

	it.each([
		['person:somebody', false],
		[`person:${ana}`, true],
		['team:fairs', true],
		['team:desk', false],
		['territory:north', true]
	])('a contest for %s is seen by a rep of the fairs, in the north: %s', (name, seen) => {
		const facts = { by: null, audience: [name] };
		expect(decide(rep, 'read', contest, facts).allowed).toBe(seen);
		expect(decide(rep, 'write', contest, facts).allowed).toBe(false);
		expect(decide(administrator, 'read', contest, facts).allowed).toBe(true);
	});

	it('segments and reports are read by those with whom they are shared, and not written', () => {
		const shared: Scope = { of: 'shared' };
		const facts = { by: bruno, audience: ['team:fairs'] };
		expect(decide(rep, 'read', shared, facts).because).toBe('audience');
		expect(decide(rep, 'write', shared, facts).because).toBe('needs-administer');
		expect(decide({ ...rep, teams: [] }, 'read', shared, facts).allowed).toBe(false);
		const forReps = { by: bruno, audience: ['role:rep'] };
		expect(decide(rep, 'read', shared, forReps).because).toBe('audience');
		const supervisor = principal({ roles: [shippedRole('supervisor')] });
		expect(decide(supervisor, 'read', shared, forReps).allowed).toBe(false);
	});

	it('segments and reports are their author’s and the administrator’s', () => {
		const shared: Scope = { of: 'shared' };
		expect(decide(rep, 'read', shared, { by: ana }).because).toBe('author');
		expect(decide(rep, 'read', shared, { by: bruno }).because).toBe('needs-administer');
		expect(decide(rep, 'read', shared, null).allowed).toBe(false);
		expect(decide(administrator, 'read', shared, { by: bruno }).allowed).toBe(true);
	});
});

function section(name: Section): Extract<Scope, { of: 'section' }> {
	return { of: 'section', cid: someCustomer, section: name, writtenOnce: false };
}

import { describe, expect, it } from 'vitest';
import type { Role } from '../documents/directory.ts';
import {
	ana,
	bruno,
	facts,
	principal,
	role,
	shippedRole,
	someCustomer
} from './access-builders.ts';
import {
	decideErasure,
	decideHistory,
	decideLending,
	decideMerging,
	decideReassignment
} from './decide-customer.ts';
import { decide } from './decide.ts';
import { lentNow } from './lent-now.ts';
import type { Scope } from './scope.ts';

const card: Scope = { of: 'customer', cid: someCustomer };
const billing: Scope = {
	of: 'section',
	cid: someCustomer,
	section: 'billing',
	writtenOnce: false
};
const campaigns = ['campaign:1'];
const theirs = { ...facts({ owner: bruno, territory: 'south' }), campaigns };

const borrower = (...roles: readonly Role[]) => principal({ roles, campaigns });

describe('a customer who is lent', () => {
	it('is read and written as far as a role of the borrower goes', () => {
		const caller = borrower(shippedRole('caller'));
		expect(decide(caller, 'read', card, theirs).because).toBe('campaign');
		expect(decide(caller, 'write', card, theirs).allowed).toBe(true);
		expect(decide(caller, 'read', billing, theirs).allowed).toBe(false);
	});

	it('is nobody’s whom another campaign lends to', () => {
		const other = principal({ roles: [shippedRole('caller')], campaigns: ['campaign:2'] });
		expect(decide(other, 'read', card, theirs).because).toBe('not-assigned');
		const nobody = principal({ roles: [shippedRole('caller')] });
		expect(decide(nobody, 'read', card, theirs).because).toBe('not-assigned');
	});

	it('stays hidden where the customer is discreet', () => {
		const caller = borrower(shippedRole('caller'));
		expect(decide(caller, 'read', card, { ...theirs, discreet: true }).because).toBe('discreet');
	});

	it('is not given away, merged, lent on, erased or looked back at', () => {
		const verbs = ['assign', 'merge', 'history', 'erase'] as const;
		const lead = borrower(role({ sections: { core: 'write' }, verbs: [...verbs] }));
		const mine = facts({ owner: ana });
		expect(decideReassignment(lead, theirs, mine).allowed).toBe(false);
		expect(decideMerging(lead, theirs, mine).allowed).toBe(false);
		expect(decideLending(lead, theirs).allowed).toBe(false);
		expect(decideHistory(lead, 'core', theirs).allowed).toBe(false);
		expect(decideLending(lead, mine).allowed).toBe(true);
		expect(decideErasure(lead, theirs).allowed).toBe(false);
		expect(decideErasure(lead, mine).allowed).toBe(true);
	});
});

describe('a campaign', () => {
	const scope: Scope = { of: 'campaign' };
	const rep = principal({ roles: [shippedRole('rep')] });
	const supervisor = principal({ roles: [shippedRole('supervisor')] });

	it('is begun and ended by its author, who assigns, and by administrators', () => {
		expect(decide(supervisor, 'create', scope, { by: ana }).allowed).toBe(true);
		expect(decide(rep, 'create', scope, { by: ana }).because).toBe('needs-assign');
		expect(decide(supervisor, 'write', scope, { by: bruno, audience: [] }).allowed).toBe(false);
		const administrator = principal({ roles: [shippedRole('administrator')] });
		expect(decide(administrator, 'write', scope, { by: bruno, audience: [] }).allowed).toBe(true);
	});

	it('is known to those to whom it lends', () => {
		const known = { by: bruno, audience: ['role:rep'] };
		expect(decide(rep, 'read', scope, known).allowed).toBe(true);
		expect(decide(rep, 'write', scope, known).allowed).toBe(false);
		expect(decide(supervisor, 'read', scope, known).allowed).toBe(false);
	});

	it('lends from its beginning to its end, unless it was ended', () => {
		const lending = { id: 'campaign:1', audience: ['role:rep'], from: 10, until: 20, ended: false };
		const at = (now: number, change = {}) => lentNow(rep, [{ ...lending, ...change }], now);
		expect([9, 10, 19, 20].map((now) => at(now).length)).toEqual([0, 1, 1, 0]);
		expect(at(15, { ended: true })).toEqual([]);
		expect(at(15, { audience: ['role:supervisor'] })).toEqual([]);
	});
});

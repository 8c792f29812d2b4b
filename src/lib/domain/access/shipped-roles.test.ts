import { describe, expect, it } from 'vitest';
import { role as roleSchema } from '../documents/directory.ts';
import { facts, principal, shippedRole, someCustomer } from './access-builders.ts';
import { decide, type Action } from './decide.ts';
import type { Scope } from './scope.ts';
import { shippedRoles, shippedSections, type ShippedSection } from './shipped-roles.ts';

/** - none, r read, w read and write. The columns are `shippedSections`. */
const matrix = `
                core activity complaint task purchase consent notes commercial billing link
administrator   w    w        w         w    w        w       w     w          w       w
supervisor      w    w        w         w    w        w       w     w          r       w
rep             w    w        w         w    w        w       w     r          -       w
support         r    w        w         w    r        w       r     -          -       r
marketing       r    r        -         -    r        r       -     r          -       r
accounting      r    -        -         -    w        -       -     r          w       r
caller          w    w        -         w    -        w       -     -          -       r
kiosk           -    -        -         -    -        -       -     -          -       -
`;

const actions: readonly Action[] = ['read', 'write', 'create'];

describe('the roles that ship', () => {
	it('are all in the matrix, with all their sections', () => {
		const [columns] = lines();
		expect(columns).toEqual(shippedSections);
		expect(cells().length).toBe(shippedRoles.length * shippedSections.length * actions.length);
	});

	it.each(cells())('%s, %s: %s is allowed: %s', (slug, section, action, allowed) => {
		const who = principal({ roles: [shippedRole(slug)] });
		const known = section === 'link' ? { from: facts({}), to: facts({}) } : facts({});
		expect(decide(who, action, scope(section), known).allowed).toBe(allowed);
	});

	it.each(shippedRoles)('$slug is a valid document with a name in each language', (shipped) => {
		const parsed = roleSchema.parse({ _id: `role:${shipped.slug}`, ...shipped.values });
		expect(Object.keys(parsed.name)).toEqual(['es', 'fr', 'en']);
	});

	it.each([
		['administrator', 'all-rows'],
		['supervisor', 'all-rows'],
		['rep', 'not-assigned'],
		['support', 'all-rows'],
		['marketing', 'all-rows'],
		['accounting', 'all-rows'],
		['caller', 'not-assigned'],
		['kiosk', 'not-assigned']
	])('%s, of a customer of another territory: %s', (slug, because) => {
		const who = principal({ roles: [shippedRole(slug)] });
		const theirs = facts({ owner: 'bruno', territory: 'south' });
		expect(decide(who, 'read', scope('core'), theirs).because).toBe(because);
	});

	it.each([
		['administrator', false, true],
		['supervisor', false, true],
		['rep', true, false],
		['support', false, false],
		['marketing', false, true],
		['accounting', false, false],
		['caller', false, false],
		['kiosk', true, false]
	])('%s hands in entries: %s, reads those of others: %s', (slug, handsIn, reads) => {
		const who = principal({ roles: [shippedRole(slug)] });
		const entry: Scope = { of: 'entry', kid: someCustomer };
		expect(decide(who, 'create', entry, { by: who.uid }).allowed).toBe(handsIn);
		expect(decide(who, 'read', entry, { by: 'bruno' }).allowed).toBe(reads);
	});
});

function scope(section: ShippedSection): Scope {
	if (section === 'core') return { of: 'customer', cid: someCustomer };
	if (section === 'link') return { of: 'link', cid: someCustomer };
	return { of: 'section', cid: someCustomer, section, writtenOnce: section === 'consent' };
}

function cells(): [string, ShippedSection, Action, boolean][] {
	const [, ...roles] = lines();
	return roles.flatMap(([slug = '', ...marks]) =>
		shippedSections.flatMap((section, i) =>
			actions.map((action): [string, ShippedSection, Action, boolean] => [
				slug,
				section,
				action,
				allows(marks[i], action, section)
			])
		)
	);
}

function allows(mark: string | undefined, action: Action, section: ShippedSection): boolean {
	if (action === 'read') return mark !== '-';
	return mark === 'w' && !(section === 'consent' && action === 'write');
}

function lines(): string[][] {
	return matrix
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/));
}

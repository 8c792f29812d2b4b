import { expect, it } from 'vitest';
import { bruno, facts, principal, role, shippedRole } from './access-builders.ts';
import { decideErasure } from './decide-customer.ts';
import { shippedRoles } from './shipped-roles.ts';

const theirs = facts({ owner: bruno, territory: 'south' });

it('of the roles that ship, who administers erases, and nobody else', () => {
	const erasing = shippedRoles.filter(
		({ slug }) =>
			decideErasure(principal({ roles: [shippedRole(slug)], territories: ['south'] }), theirs)
				.allowed
	);
	expect(erasing.map(({ slug }) => slug)).toEqual(['administrator']);
});

it('takes a role that both reaches the customer and erases', () => {
	const erases = role({ rows: 'own', sections: { core: 'write' }, verbs: ['erase'] });
	const reaches = role({ rows: 'all', sections: { core: 'write' } });
	const both = principal({ roles: [erases, reaches] });
	expect(decideErasure(both, theirs).because).toBe('needs-erase');
	expect(decideErasure(principal({ roles: [erases] }), theirs).because).toBe('not-assigned');
	const blind = role({ rows: 'all', sections: {}, verbs: ['erase'] });
	expect(decideErasure(principal({ roles: [blind] }), theirs).because).toBe('section-none');
});

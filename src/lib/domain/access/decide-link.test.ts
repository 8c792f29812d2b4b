import { expect, it } from 'vitest';
import { ana, bruno, facts, principal, role } from './access-builders.ts';
import { decideLink } from './decide-customer.ts';

it('a link may be written with one role here, by who sees with another what is there', () => {
	const writes = role({ rows: 'own', sections: { core: 'write', link: 'write' } });
	const sees = role({ rows: 'all', sections: { core: 'read' } });
	const ends = { from: facts({ owner: bruno }), to: facts({ owner: ana }) };
	const mayWith = (...roles: readonly ReturnType<typeof role>[]) =>
		decideLink(principal({ uid: bruno, roles }), 'write', ends).allowed;
	expect([mayWith(writes), mayWith(sees), mayWith(writes, sees)]).toEqual([false, false, true]);
});

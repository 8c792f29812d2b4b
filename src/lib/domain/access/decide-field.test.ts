import { describe, expect, it } from 'vitest';
import { fieldUses } from '../documents/directory.ts';
import { bruno, facts, principal, role } from './access-builders.ts';
import { decideField, restrictsFields } from './decide-field.ts';

const birthDate = { section: 'core', field: 'birthDate' } as const;
const clerk = role({
	sections: { core: 'write', notes: 'write' },
	fields: { core: { birthDate: ['search', 'sort'] } }
});
const may = (who: Parameters<typeof principal>[0], field: string = birthDate.field) =>
	fieldUses.filter(
		(use) => decideField(principal(who), use, { section: 'core', field }, facts({})).allowed
	);

describe('a field', () => {
	it('that a role names is for what the role says', () => {
		expect(may({ roles: [clerk] })).toEqual(['search', 'sort']);
		const decision = decideField(principal({ roles: [clerk] }), 'edit', birthDate, facts({}));
		expect(decision.because).toBe('field-denied');
	});

	it('that no role names is for all that its section allows', () => {
		expect(may({ roles: [clerk] }, 'city')).toEqual(fieldUses);
		const reader = role({ sections: { core: 'read' } });
		expect(may({ roles: [reader] }, 'city')).toEqual(fieldUses.filter((use) => use !== 'edit'));
	});

	it('is for whatever one of several roles allows, where that role reaches the customer', () => {
		const writer = role({ rows: 'all', sections: { core: 'write' } });
		expect(may({ roles: [clerk, writer] })).toEqual(fieldUses);
		const theirs = facts({ owner: bruno, territory: 'south' });
		const both = principal({ roles: [clerk, role({ sections: { core: 'write' } })] });
		expect(decideField(both, 'edit', birthDate, theirs).allowed).toBe(false);
	});

	it('of a section is worth a look only where some role names one', () => {
		expect(restrictsFields(principal({ roles: [clerk] }), 'core')).toBe(true);
		expect(restrictsFields(principal({ roles: [clerk] }), 'notes')).toBe(false);
	});
});

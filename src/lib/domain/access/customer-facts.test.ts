import { describe, expect, it } from 'vitest';
import type { CustomerAssignment } from '../documents/customer.ts';
import { customerFacts } from './customer-facts.ts';

const card = { assigned: { owner: 'ana', team: 'fairs', territory: 'north' } };

describe('whose a customer is', () => {
	it('is what the card was created with, while nobody assigned it', () => {
		expect(customerFacts(card, null)).toEqual({ assigned: card.assigned, discreet: false });
	});

	it('is what the assignment says from then on, team included', () => {
		const moved = assignment({ owner: 'bruno', territory: 'south' });
		expect(customerFacts(card, moved)).toEqual({
			assigned: { owner: 'bruno', territory: 'south' },
			discreet: false
		});
	});

	it('is discreet only where the assignment says so', () => {
		const hidden = assignment({ discreet: true });
		expect(customerFacts(card, hidden).discreet).toBe(true);
	});
});

function assignment(given: Partial<CustomerAssignment>): CustomerAssignment {
	return { _id: 'a', schema: 1, owner: 'ana', territory: 'north', ...given };
}

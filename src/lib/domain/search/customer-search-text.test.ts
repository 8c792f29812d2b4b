import { describe, expect, it } from 'vitest';
import type { CustomerCore } from '../documents/customer.ts';
import { customerSearchText } from './customer-search-text.ts';

describe('what a customer is found by', () => {
	it('is every part of the card that people remember', () => {
		const text = customerSearchText(
			customer({
				givenName: 'María del Carmen',
				familyName: 'García-López Ruiz',
				companyName: 'Ferretería Sol',
				emails: [{ id: 'e1', address: 'maria@ejemplo.es' }, { id: 'e2' }],
				addresses: [
					{
						id: 'a1',
						street: 'Calle Mayor',
						number: '12',
						complement: '2º B',
						postalCode: '28013',
						city: 'Madrid'
					},
					{ id: 'a2', city: 'Madrid', region: 'Comunidad de Madrid' }
				],
				tags: [{ id: 't1', value: 'vip' }]
			})
		);
		expect(text).toEqual({
			name: 'María del Carmen García-López Ruiz',
			company: 'Ferretería Sol',
			phones: '',
			emails: 'maria@ejemplo.es',
			streets: 'Calle Mayor 12 2º B',
			city: 'Madrid Comunidad de Madrid',
			postcode: '28013',
			tags: 'vip'
		});
	});

	it('is nothing, for an empty card', () => {
		const values = Object.values(customerSearchText(customer({})));
		expect(values.every((value) => value === '')).toBe(true);
	});

	it.each([
		['+34600123456', '34600123456 600123456 0600123456'],
		['+33612345678', '33612345678 612345678 0612345678'],
		['+12025550123', '12025550123 2025550123 02025550123 025550123'],
		['+351912345678', '351912345678 912345678 0912345678'],
		['600 12 34 56', '600123456'],
		['0034600123456', '0034600123456 600123456'],
		['ask Ana', '']
	])('phone %s, typed as one of: %s', (number, forms) => {
		const text = customerSearchText(customer({ phones: [{ id: 'p1', number }] }));
		expect(text.phones).toBe(forms);
	});
});

function customer(given: Partial<CustomerCore>): CustomerCore {
	return {
		_id: 'customer:01HZZZZZZZZZZZZZZZZZCST000',
		schema: 1,
		type: 'person',
		assigned: { owner: 'ana', territory: 'north' },
		...given
	};
}

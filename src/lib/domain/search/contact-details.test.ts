import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './email-address.ts';
import { normalisePhone } from './phone-number.ts';

describe('a phone number', () => {
	it.each([
		['600 123 456', 'ES', '+34600123456'],
		['600-12-34-56', 'es', '+34600123456'],
		['+34 600 123 456', 'FR', '+34600123456'],
		['0034 600 123 456', 'ES', '+34600123456'],
		['06 12 34 56 78', 'FR', '+33612345678'],
		['(202) 456-1111', 'US', '+12024561111'],
		['+44 20 7946 0018', '', '+442079460018'],
		['600 123', 'ES', null],
		['600 123 456', '', null],
		['600 123 456', 'XX', null],
		['later', 'ES', null],
		['', 'ES', null]
	])('typed as %s in %s: %s', (typed, country, number) => {
		expect(normalisePhone(typed, country)).toBe(number);
	});

	it('that is normal stays as it is, wherever it is typed', () => {
		const spanish = fc.integer({ min: 600_000_000, max: 699_999_999 });
		const country = fc.constantFrom('ES', 'FR', 'GB', 'US', '');
		fc.assert(
			fc.property(spanish, country, (national, where) => {
				const number = `+34${national}`;
				return normalisePhone(number, where) === number;
			})
		);
	});
});

describe('an e-mail address', () => {
	it.each([
		[' Ana.Perez@Ejemplo.ES ', 'ana.perez@ejemplo.es'],
		['ana+feria@ejemplo.co.uk', 'ana+feria@ejemplo.co.uk'],
		['josé@correos.es', 'josé@correos.es'],
		['ana@ejemplo', null],
		['ana ejemplo.es', null],
		['ana@@ejemplo.es', null],
		['ana@ejemplo..es', null],
		['a@b.es, c@d.es', null],
		['', null]
	])('typed as %s: %s', (typed, email) => {
		expect(normaliseEmail(typed)).toBe(email);
	});
});

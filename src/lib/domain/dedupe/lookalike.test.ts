import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerCore } from '../documents/customer.ts';
import { lookalike } from './lookalike.ts';
import { keysOfCustomer, keysOfProbe, type Probe } from './match-keys.ts';

const nobody: Probe = { givenName: '', familyName: '', phone: '', email: '', country: 'ES' };

const ana = customer({
	givenName: 'Ana María',
	familyName: 'Pérez Ruiz',
	phones: [
		{ id: 'p1', number: '+34915550123' },
		{ id: 'p2', number: '+34600123456' }
	],
	emails: [{ id: 'e1', address: 'Ana@Ejemplo.es' }]
});

describe('a person being typed', () => {
	it.each([
		['the phone as people say it', { phone: '600 12 34 56' }, ['phone']],
		['the phone with its country', { phone: '0034 600123456', country: 'FR' }, ['phone']],
		['the phone, where no country is known', { phone: '600123456', country: '' }, ['phone']],
		['the e-mail in another case', { email: 'ANA@ejemplo.es ' }, ['email']],
		['the name, shorter and without accents', { givenName: 'ana', familyName: 'perez' }, ['name']],
		['the name with a slip', { givenName: 'Ana', familyName: 'Peres' }, ['name']],
		[
			'everything',
			{
				givenName: 'Ana',
				familyName: 'Pérez',
				phone: '600123456',
				email: 'ana@ejemplo.es'
			},
			['phone', 'email', 'name']
		]
	])('is recognised by %s', (_, typed, reasons) => {
		expect(reasonsFor(typed)).toEqual(reasons);
	});

	it.each([
		['nothing', {}],
		['a phone that is not whole yet', { phone: '600 123' }],
		['all but the last digit', { phone: '600 123 45' }],
		['the same digits in another country', { phone: '+33 600123456' }],
		['a surname alone', { familyName: 'Pérez Ruiz' }],
		['a given name alone', { givenName: 'Ana María' }],
		['a relative’s name', { givenName: 'Eva', familyName: 'Pérez Ruiz' }],
		['an e-mail that is not whole yet', { email: 'ana@ejemplo' }]
	])('is not, by %s', (_, typed) => {
		expect(reasonsFor(typed)).toEqual([]);
	});

	it('is likelier one with the same phone than one with the same e-mail and name', () => {
		const byPhone = lookalike(keysOf({ phone: '600123456' }), keysOfCustomer(ana));
		const byRest = lookalike(
			keysOf({ givenName: 'Ana', familyName: 'Pérez', email: 'ana@ejemplo.es' }),
			keysOfCustomer(ana)
		);
		expect(byPhone?.score).toBeGreaterThan(byRest?.score ?? Infinity);
	});

	it('compares with numbers that could not be understood by their tail', () => {
		const typed = customer({ phones: [{ id: 'p', number: '600 12 34 56 (tarde)' }] });
		expect(lookalike(keysOf({ phone: '600123456' }), keysOfCustomer(typed))).not.toBeNull();
	});
});

describe('likeness', () => {
	it('does not depend on who is compared with whom', () => {
		const digits = fc.stringMatching(/^\+?[0-3]{8,12}$/);
		const keys = fc.record({
			given: fc.array(fc.constantFrom('ana', 'anna', 'maria'), { maxLength: 2 }),
			family: fc.array(fc.constantFrom('perez', 'peres', 'ruiz'), { maxLength: 2 }),
			phones: fc.array(digits, { maxLength: 2 }),
			emails: fc.array(fc.constantFrom('a@x.es', 'b@x.es'), { maxLength: 2 })
		});
		fc.assert(
			fc.property(keys, keys, (a, b) => {
				expect(lookalike(a, b)?.reasons).toEqual(lookalike(b, a)?.reasons);
			})
		);
	});
});

function keysOf(typed: Partial<Probe>) {
	return keysOfProbe({ ...nobody, ...typed });
}

function reasonsFor(typed: Partial<Probe>) {
	return lookalike(keysOf(typed), keysOfCustomer(ana))?.reasons ?? [];
}

function customer(given: Partial<CustomerCore>): CustomerCore {
	return {
		_id: 'customer:01HZZZZZZZZZZZZZZZZZCST000',
		schema: 1,
		type: 'person',
		assigned: { owner: 'ana', territory: 'north' },
		...given
	};
}

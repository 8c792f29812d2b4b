import { describe, expect, it } from 'vitest';
import type { CustomerCore } from '../documents/customer.ts';
import { Lookalikes, type Probe } from './lookalike.ts';

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

	it.each([
		[
			'a nickname',
			{ givenName: 'Marian', familyName: 'Pérez Ruiz' },
			{ givenName: 'María Ángeles' }
		],
		['the fields exchanged', { givenName: 'Pérez', familyName: 'Ana María' }, {}],
		[
			'a surname as it sounds',
			{ givenName: 'Ana', familyName: 'Velasco' },
			{ familyName: 'Belasco' }
		]
	])('is recognised by %s', (_, typed, known) => {
		expect(scoreOf(typed, { ...ana, ...known })?.reasons).toEqual(['name']);
	});

	it('is likelier one with the same phone and name than with one of them', () => {
		const both = scoreOf({ phone: '600123456', givenName: 'Ana', familyName: 'Pérez' }, ana);
		for (const one of [{ phone: '600123456' }, { givenName: 'Ana', familyName: 'Pérez' }]) {
			expect(both?.score).toBeGreaterThan(scoreOf(one, ana)?.score ?? Infinity);
		}
	});

	it('may be one whose number could not be understood when it was typed', () => {
		const known = customer({ phones: [{ id: 'p', number: '600 12 34 56 (tarde)' }] });
		expect(scoreOf({ phone: '600123456' }, known)?.reasons).toEqual(['phone']);
	});

	it('is nobody’s company', () => {
		const company = { ...customer({ companyName: 'Ana Pérez' }), type: 'company' as const };
		expect(scoreOf({ givenName: 'Ana', familyName: 'Pérez' }, company)).toBeNull();
	});
});

function scoreOf(typed: Partial<Probe>, known: CustomerCore) {
	return new Lookalikes({ ...nobody, ...typed }, 10_000).score(known);
}

function reasonsFor(typed: Partial<Probe>) {
	return scoreOf(typed, ana)?.reasons ?? [];
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

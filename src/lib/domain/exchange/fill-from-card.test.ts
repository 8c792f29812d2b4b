import { describe, expect, test } from 'vitest';
import type { ContactCard } from './contact-card.ts';
import { fillFromCard, isOfSomebodyElse, type OpenForm } from './fill-from-card.ts';

const card: ContactCard = {
	givenName: 'Ana',
	familyName: 'Ruiz Sanz',
	companyName: 'Horno Ruiz',
	jobTitle: 'Panadera',
	birthDate: '1985-07-04',
	phones: [
		{ number: '+34 600 12 34 56', kind: 'mobile' },
		{ number: '915 55 01 23', kind: 'work' }
	],
	emails: [{ address: 'ana@ruiz.example', kind: 'work' }],
	addresses: [{ kind: 'home', street: 'Calle Mayor', number: '12', city: 'Madrid', country: 'ES' }],
	urls: []
};
const fields = ['givenName', 'familyName', 'companyName', 'phone', 'email', 'city', 'country'];
const form = (answers: OpenForm['answers'] = {}, asked = fields): OpenForm => ({
	asked,
	answers: { country: 'FR', ...answers },
	defaults: { country: 'FR' },
	country: 'ES'
});

describe('a card', () => {
	test('answers what is asked and still blank, also where a default stands', () => {
		expect(fillFromCard(card, form())).toEqual({
			answers: {
				givenName: 'Ana',
				familyName: 'Ruiz Sanz',
				companyName: 'Horno Ruiz',
				city: 'Madrid',
				country: 'ES',
				phone: '+34 600 12 34 56',
				email: 'ana@ruiz.example'
			},
			phones: [{ number: '915 55 01 23', kind: 'work' }],
			emails: [],
			differing: []
		});
	});

	test('brings nothing that nobody asked for', () => {
		expect(fillFromCard(card, form({}, ['givenName']))).toEqual({
			answers: { givenName: 'Ana' },
			phones: [],
			emails: [],
			differing: []
		});
	});

	test('replaces nothing that was typed: numbers and addresses are added, the rest is noted', () => {
		const typed = { companyName: 'Otro Horno', phone: '611 000 000', email: 'ANA@ruiz.example' };
		const filling = fillFromCard(card, form(typed));
		expect(filling.answers).not.toHaveProperty('companyName');
		expect(filling.phones).toEqual(card.phones);
		expect(filling.emails).toEqual([]);
		expect(filling.differing).toEqual([{ field: 'companyName', text: 'Horno Ruiz' }]);
	});

	test('read twice adds nothing the second time', () => {
		const { answers } = fillFromCard(card, form());
		const again = fillFromCard(card, form(answers));
		expect(again.answers).toEqual({});
		expect(again.differing).toEqual([]);
	});

	test('makes no address of two', () => {
		const filling = fillFromCard(card, form({ city: 'Sevilla' }, [...fields, 'street']));
		expect(filling.answers).not.toHaveProperty('street');
		expect(filling.differing).toEqual([{ field: 'address', text: 'Calle Mayor, 12, Madrid, ES' }]);
	});

	test('of another name is of somebody else, of a part of the name is not', () => {
		expect(isOfSomebodyElse(card, { givenName: 'Luis', familyName: 'Gil' })).toBe(true);
		expect(isOfSomebodyElse(card, { givenName: 'ANA' })).toBe(false);
		expect(isOfSomebodyElse(card, {})).toBe(false);
	});
});

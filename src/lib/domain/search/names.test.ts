import { describe, expect, it } from 'vitest';
import { displayName, type Named } from './display-name.ts';
import { initials } from './initials.ts';
import { sortKey, sortKeyOrder, type SortLanguage } from './sort-key.ts';

const maria: Named = {
	type: 'person',
	givenName: 'María del Carmen',
	familyName: 'García-López Ruiz'
};

describe('a customer’s name', () => {
	it('is shown as it was written, all of it', () => {
		expect(displayName(maria)).toBe('María del Carmen García-López Ruiz');
	});

	it.each([
		[{ type: 'person', givenName: 'Ana' }, 'Ana'],
		[{ type: 'person', familyName: 'Pérez' }, 'Pérez'],
		[{ type: 'person', companyName: 'Ferretería Sol' }, 'Ferretería Sol'],
		[{ type: 'person', givenName: 'Ana', companyName: 'Ferretería Sol' }, 'Ana'],
		[{ type: 'company', givenName: 'Ana', companyName: 'Ferretería Sol' }, 'Ferretería Sol'],
		[{ type: 'company', givenName: 'Ana' }, 'Ana'],
		[{ type: 'person', givenName: '', familyName: '' }, '']
	] satisfies [Named, string][])('%o is shown as "%s"', (customer, shown) => {
		expect(displayName(customer)).toBe(shown);
	});
});

describe('the order of names', () => {
	it('is by surname, without the particle where the language leaves it out', () => {
		expect(sortKey(maria, 'es')).toBe('García-López Ruiz, María del Carmen');
		expect(sortKey(person('Juan', 'de la Cruz'), 'es')).toBe('Cruz, Juan');
		expect(sortKey(person('Juan', 'de la Cruz'), 'en')).toBe('de la Cruz, Juan');
		expect(sortKey(person('Charles', 'de Gaulle'), 'fr')).toBe('Gaulle, Charles');
		expect(sortKey(person('Jeanne', 'd’Arc'), 'fr')).toBe('Arc, Jeanne');
		expect(sortKey(person('Jean', 'de La Fontaine'), 'fr')).toBe('La Fontaine, Jean');
		expect(sortKey({ type: 'company', companyName: 'La Luz' }, 'es')).toBe('La Luz');
	});

	it.each([
		['es', ['nube', 'ñandú', 'oca']],
		['en', ['ñandú', 'nube', 'oca']],
		['es', ['Águila', 'Álava', 'Alba']],
		['fr', ['Eau', 'Élan', 'Étape', 'Zèbre']],
		['en', ['Sala 2', 'Sala 10']]
	] satisfies [SortLanguage, string[]][])('in %s: %o', (language, names) => {
		const shuffled = [...names].reverse();
		expect(shuffled.sort(sortKeyOrder(language))).toEqual(names);
	});
});

describe('initials', () => {
	it.each([
		[maria, 'MG'],
		[person('Óscar', 'de la Cruz'), 'ÓC'],
		[person('Ana', ''), 'A'],
		[{ type: 'company', companyName: 'Ferretería del Sol' }, 'FS'],
		[{ type: 'company', companyName: 'La Luz' }, 'L'],
		[{ type: 'person' }, '']
	] satisfies [Named, string][])('of %o: %s', (customer, letters) => {
		expect(initials(customer)).toBe(letters);
	});
});

function person(givenName: string, familyName: string): Named {
	return { type: 'person', givenName, familyName };
}

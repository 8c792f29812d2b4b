import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from './evidence.ts';
import { Frequencies } from './frequencies.ts';
import { match } from './match.ts';
import { matchable, type MatchedCard } from './matchable.ts';
import { NameWords } from './name-words.ts';

const ana: MatchedCard = {
	type: 'person',
	givenName: 'Ana María',
	familyName: 'Pérez Zumalde',
	birthDate: '1984-03-09',
	phones: [{ id: 'p', number: '+34600123456' }],
	emails: [{ id: 'e', address: 'ana.zumalde@correo.es' }],
	addresses: [{ street: 'Calle Mayor', number: '3', postalCode: '48001', city: 'Bilbao' }]
};

describe('what two cards of one person have in common', () => {
	test.each<[string, Partial<MatchedCard>, Finding]>([
		['a given name left out', { givenName: 'Ana' }, 'given.shorter'],
		['a name without its accents', { givenName: 'ANA MARIA' }, 'given.same'],
		['a slip in the given name', { givenName: 'Ana Mria' }, 'given.alike'],
		['an initial', { givenName: 'A. M.' }, 'given.initial'],
		['the second surname left out', { familyName: 'Pérez' }, 'family.same'],
		['the surnames the other way round', { familyName: 'Zumalde Pérez' }, 'family.turned'],
		['a surname as it sounds', { familyName: 'Peres Sumalde' }, 'family.alike'],
		[
			'all names in one field',
			{ givenName: '', familyName: 'Ana María Pérez Zumalde' },
			'names.mixed'
		],
		[
			'the fields exchanged',
			{ givenName: 'Pérez Zumalde', familyName: 'Ana María' },
			'names.mixed'
		],
		['day and month exchanged', { birthDate: '1984-09-03' }, 'birthDate.swapped'],
		['a digit of the birth date', { birthDate: '1984-03-08' }, 'birthDate.alike'],
		['the phone without its country', { phones: [{ id: 'p', number: '600123456' }] }, 'phone.same'],
		['two digits exchanged', { phones: [{ id: 'p', number: '+34600123465' }] }, 'phone.alike'],
		['another provider', { emails: [{ id: 'e', address: 'ana.zumalde@gmail.com' }] }, 'email.user'],
		['an ending', { emails: [{ id: 'e', address: 'ana.zumalde@correo.com' }] }, 'email.alike'],
		[
			'the street shortened',
			{ addresses: [{ street: 'C/ Mayor 3', postalCode: '48001', city: 'Bilbao' }] },
			'address.same'
		]
	])('is recognised in spite of %s', (_, spoiled, finding) => {
		const found = compared(ana, { ...ana, ...spoiled });
		expect(found?.evidence.map((one) => one.finding)).toContain(finding);
		expect(found?.odds).toBeGreaterThan(4);
	});

	test.each([
		['Pepe', 'José'],
		['Lola', 'María Dolores'],
		['Maite', 'María Teresa'],
		['Fanny', 'Françoise'],
		['JP', 'Jean-Pierre'],
		['Rob', 'Robert']
	])('%s is %s', (familiar, papers) => {
		const found = compared({ ...ana, givenName: familiar }, { ...ana, givenName: papers });
		expect(found?.evidence.map((one) => one.finding)).toContain('given.nickname');
	});

	test('a rare surname says more than a common one', () => {
		const rare = compared(named('Ana', 'Zumalde'), named('Ana', 'Zumalde'));
		const common = compared(named('Ana', 'García'), named('Ana', 'García'));
		expect(rare?.odds).toBeGreaterThan(common?.odds ?? Infinity);
	});

	test('what one of them does not know speaks neither for nor against', () => {
		const { birthDate: _unknown, ...younger } = ana;
		const found = compared(ana, younger);
		expect(found?.evidence.some((one) => one.finding.startsWith('birthDate'))).toBe(false);
	});
});

describe('people who have much in common and are not one', () => {
	test.each<[string, Partial<MatchedCard>]>([
		['her sister', { givenName: 'Eva', birthDate: '1986-01-30' }],
		['her brother', { givenName: 'Mario', birthDate: '1980-11-02' }],
		['her husband', { givenName: 'Iker', familyName: 'Ruiz Sola', birthDate: '1982-12-12' }],
		['her twin', { givenName: 'Lucía', phones: [{ id: 'p', number: '+34611222333' }] }]
	])('%s at the same address', (_, other) => {
		const { emails: _own, ...card } = ana;
		expect(compared(ana, { ...card, ...other })?.odds).toBeLessThan(0);
	});

	test('a father and his son of one name', () => {
		const father = { ...ana, givenName: 'José', birthDate: '1955-02-01' };
		const son = {
			...father,
			birthDate: '1985-10-23',
			phones: [{ id: 'p', number: '+34611222333' }]
		};
		const { emails: _his, ...card } = son;
		expect(compared(father, card)?.odds).toBeLessThan(0);
	});

	test('somebody of the same name in the same city', () => {
		const other: MatchedCard = {
			...named('María', 'García López'),
			phones: [{ id: 'p', number: '+34611222333' }],
			addresses: [{ city: 'Bilbao' }]
		};
		const one = { ...other, emails: [{ id: 'e', address: 'maria@correo.es' }] };
		const more = { ...other, emails: [{ id: 'e', address: 'mgarcia@buzon.es' }] };
		expect(
			compared({ ...one, phones: [{ id: 'p', number: '+34699888777' }] }, more)?.odds
		).toBeLessThan(0);
	});

	test('a company and who answers for it', () => {
		expect(compared(ana, { ...ana, type: 'company', companyName: 'Ana Pérez' })).toBeNull();
	});
});

test('a company is known by its name without its form, and a supplier may be one', () => {
	const horno: MatchedCard = { type: 'company', companyName: 'Horno Zumalde, S.L.' };
	const phones = [{ id: 'p', number: '+34944123456' }];
	const same: MatchedCard = { type: 'supplier', companyName: 'HORNO ZUMALDE', phones };
	expect(compared({ ...horno, phones }, same)?.odds).toBeGreaterThan(0);
});

test('it does not matter which is compared with which', () => {
	const text = (...texts: string[]) => fc.constantFrom('', ...texts);
	const card: fc.Arbitrary<MatchedCard> = fc.record({
		type: fc.constantFrom('person' as const, 'company' as const),
		givenName: text('Ana', 'Anna', 'José María', 'Chema', 'María', 'Mario'),
		familyName: text('Pérez', 'Peres Ruiz', 'Ruiz Pérez', 'Ana Pérez', 'de la Cruz'),
		companyName: text('Sol, S.L.', 'Sol'),
		birthDate: text('1984-03-09', '1984-09-03', '1954-03-09', '9'),
		phones: fc.array(
			fc.record({
				id: fc.constant('p'),
				number: text('+34600123456', '600123456', '+33600123456')
			}),
			{ maxLength: 2 }
		),
		emails: fc.array(
			fc.record({
				id: fc.constant('e'),
				address: text('ana@x.es', 'ana@y.es', 'anna.perez1@x.es', 'anna.perez@x.es')
			}),
			{ maxLength: 2 }
		),
		addresses: fc.array(
			fc.record({
				street: text('Calle Mayor', 'C/ Mayor 3', 'Mayr'),
				number: text('3'),
				postalCode: text('48001', '48010'),
				city: text('Bilbao', 'Donostia', 'Donostia-San Sebastián')
			}),
			{ maxLength: 2 }
		)
	});
	fc.assert(
		fc.property(card, card, (a, b) => {
			expect(compared(a, b)?.odds ?? 0).toBeCloseTo(compared(b, a)?.odds ?? 0);
		})
	);
});

function compared(a: MatchedCard, b: MatchedCard) {
	const words = new NameWords();
	const frequencies = new Frequencies();
	return match(matchable(a, words), matchable(b, words), { words, frequencies, cards: 10_000 });
}

function named(givenName: string, familyName: string): MatchedCard {
	return { type: 'person', givenName, familyName };
}

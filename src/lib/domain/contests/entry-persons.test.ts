import { describe, expect, it } from 'vitest';
import type { Entry } from '../documents/contest.ts';
import { buildEntry } from './build-entry.ts';
import { capture, contest, submission } from './contest-builders.ts';
import { EntryPersons } from './entry-persons.ts';
import { personTellings } from './person-keys.ts';

const rules = contest({ eligibility: { onePerPerson: ['phone', 'email', 'name-and-birth'] } });

function tellings(answers: Entry['answers'], customer?: string) {
	const given = submission({ answers, ...(customer !== undefined && { customer }) });
	return personTellings(rules, buildEntry(given, rules, capture));
}

/** A, B, C … in the order of their arrival */
function duplicates(...entries: readonly ReturnType<typeof tellings>[]): (string | null)[] {
	const persons = new EntryPersons();
	return entries.map((one, i) => {
		const duplicate = persons.add(String.fromCharCode(65 + i), one);
		return duplicate === null ? null : `${duplicate.of} ${duplicate.because.join()}`;
	});
}

describe('two entries are of one person', () => {
	it.each<[string, Entry['answers'], Entry['answers'], string | null]>([
		[
			'the same phone, typed otherwise',
			{ phone: '600123456' },
			{ phone: '+34 600 12 34 56' },
			'A phone'
		],
		['another phone', { phone: '600123456' }, { phone: '600123457' }, null],
		['the same address, in capitals', { email: 'ana@x.es' }, { email: 'ANA@X.es ' }, 'A email'],
		[
			'the same name and birth, without accents',
			{ givenName: 'María', familyName: 'Núñez', birthDate: '1990-01-02' },
			{ givenName: 'maria', familyName: 'NUNEZ', birthDate: '1990-01-02' },
			'A name-and-birth'
		],
		['the same name alone', { givenName: 'María' }, { givenName: 'María' }, null],
		['nothing that tells', {}, {}, null]
	])('%s: %o, %o', (_, one, other, found) => {
		expect(duplicates(tellings(one), tellings(other))).toEqual([null, found]);
	});

	it('when the rep recognised the same customer', () => {
		expect(duplicates(tellings({}, 'c1'), tellings({}, 'c1'))).toEqual([null, 'A customer']);
	});

	it('by way of a third, of the first of them', () => {
		const [phone, email] = [{ phone: '600123456' }, { email: 'ana@x.es' }];
		const both = { ...phone, ...email };
		expect(duplicates(tellings(phone), tellings(both), tellings(email))).toEqual([
			null,
			'A phone',
			'A email'
		]);
	});

	it('and one that comes twice is no duplicate of itself', () => {
		const persons = new EntryPersons();
		persons.add('A', tellings({ phone: '600123456' }));
		expect(persons.add('A', tellings({ phone: '600123456' }))).toBeNull();
	});

	it('never, where one may take part often', () => {
		const often = contest({});
		const entry = buildEntry(submission({ answers: { phone: '600123456' } }), often, capture);
		expect(personTellings(often, { ...entry, customer: 'c1' })).toEqual([]);
	});
});

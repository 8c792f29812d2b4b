import { expect, test } from 'vitest';
import { readLabelled } from './read-labelled.ts';

const HEAD =
	'rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id';

test('a row is a card without the ids, and says apart who it is about', () => {
	const row = 'rec-12-dup-0, ana, ruiz, 3, mayor street, , bilbao, 4800, vic, 19840309, 7364009';
	const [labelled] = readLabelled(`${HEAD}\n${row}\n`);
	expect(labelled?.person).toBe('12');
	expect(labelled?.customer).toMatchObject({
		givenName: 'ana',
		familyName: 'ruiz',
		birthDate: '19840309',
		addresses: [{ street: 'mayor street', number: '3', city: 'bilbao', postalCode: '4800' }]
	});
	expect(JSON.stringify(labelled?.customer)).not.toMatch(/rec-12|7364009/);
});

test('a file that does not say who its rows are about is refused', () => {
	expect(() => readLabelled('given_name,surname\nana,ruiz')).toThrow('rec_id');
});

import { expect, test } from 'vitest';
import { addressLines } from './address-lines.ts';

const named = (code: string) => `<${code}>`;

test('a Spanish address has the number after the street and the code before the city', () => {
	const address = {
		street: 'Calle Feria',
		number: '112',
		complement: 'bajo',
		postalCode: '41003',
		city: 'Sevilla',
		region: 'Sevilla',
		country: 'ES'
	};
	expect(addressLines(address, 'ES', named)).toEqual(['Calle Feria, 112, bajo', '41003 Sevilla']);
});

test('a French address has the number first, and names its country abroad', () => {
	const address = {
		street: 'rue Mercière',
		number: '8',
		postalCode: '69002',
		city: 'Lyon',
		country: 'FR'
	};
	expect(addressLines(address, 'ES', named)).toEqual(['8 rue Mercière', '69002 Lyon', '<FR>']);
});

test('a Mexican address has the number after the street, and its state after the city', () => {
	const address = {
		street: 'Av. Chapultepec',
		number: '15',
		complement: 'int. 4',
		postalCode: '44160',
		city: 'Guadalajara',
		region: 'Jalisco',
		country: 'MX'
	};
	expect(addressLines(address, 'MX', named)).toEqual([
		'Av. Chapultepec, 15, int. 4',
		'44160 Guadalajara, Jalisco'
	]);
});

test('an address in the United States has the number first and its ZIP code last', () => {
	const address = {
		street: 'Main Street',
		number: '221',
		complement: 'Apt 3',
		postalCode: '78701',
		city: 'Austin',
		region: 'TX',
		country: 'US'
	};
	expect(addressLines(address, 'ES', named)).toEqual([
		'221 Main Street, Apt 3',
		'Austin, TX 78701',
		'<US>'
	]);
});

test('a Canadian address ends in its code', () => {
	const address = {
		street: 'rue Sherbrooke',
		city: 'Montréal',
		region: 'QC',
		postalCode: 'H4A 2L1'
	};
	expect(addressLines({ ...address, country: 'CA' }, 'CA', named)).toEqual([
		'rue Sherbrooke',
		'Montréal, QC H4A 2L1'
	]);
});

test('what is missing leaves no comma and no empty line', () => {
	expect(addressLines({ city: 'Madrid' }, 'ES', named)).toEqual(['Madrid']);
	expect(addressLines({}, 'ES', named)).toEqual([]);
});

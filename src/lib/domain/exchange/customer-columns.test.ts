import { describe, expect, it } from 'vitest';
import { customerFields, matchColumns, type CustomerField } from './customer-columns.ts';

describe('the columns of a file', () => {
	it.each([
		[
			'rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id',
			'externalId givenName familyName number street complement city postalCode region birthDate -'
		],
		[
			'Código;Nombre;Primer apellido;Segundo apellido;Teléfono móvil;Correo electrónico;Dirección;Nº;C.P.;Población;Provincia;País;Fecha de nacimiento;Empresa',
			'externalId givenName familyName secondFamilyName mobile email street number postalCode city region country birthDate companyName'
		],
		[
			'N° client;Prénom;Nom;Tél. portable;Courriel;Rue;Code postal;Ville;Pays;Date de naissance;Société;Étiquettes',
			'externalId givenName familyName mobile email street postalCode city country birthDate companyName tags'
		],
		[
			'First Name;Last Name;Mobile Phone;Home Phone;E-mail Address;Home Street;ZIP;City;Company;Job Title;Customer since',
			'givenName familyName mobile phone email street postalCode city companyName jobTitle customerSince'
		],
		['NOMBRE Y APELLIDOS;TLF;EMAIL', 'fullName phone email']
	])('%s', (headers, fields) => {
		const split = headers.split(/[,;]/);
		const { columns, ignored } = matchColumns(split);
		const found = split.map(
			(_, i) => [...columns].find(([, position]) => position === i)?.[0] ?? '-'
		);
		expect(found.join(' ')).toBe(fields);
		expect(ignored.length).toBe(found.filter((field) => field === '-').length);
	});

	it('are read once: a second column for the same field is named as ignored', () => {
		const { columns, ignored } = matchColumns(['City', 'Town ', 'Blood type']);
		expect(columns.get('city')).toBe(0);
		expect(ignored).toEqual(['Town', 'Blood type']);
	});

	it.each(customerFields)('can be %s, under its own name', (field: CustomerField) => {
		const header = field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
		const own: Partial<Record<CustomerField, string>> = {
			number: 'street number',
			secondFamilyName: 'second surname'
		};
		expect(matchColumns([own[field] ?? header]).columns.has(field)).toBe(true);
	});
});

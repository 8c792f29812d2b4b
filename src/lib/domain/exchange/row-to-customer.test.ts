import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerCore } from '../documents/customer.ts';
import { customerId } from '../documents/ids.ts';
import { isUlid } from '../documents/ulid.ts';
import { createBody } from '../merge/create-body.ts';
import { matchColumns } from './customer-columns.ts';
import type { ImportContext } from './imported-card.ts';
import { rowToCustomer } from './row-to-customer.ts';

const spain: ImportContext = {
	assigned: { owner: 'ana', territory: 'north' },
	country: 'ES',
	language: 'es',
	source: 'former program'
};

describe('a row of a file', () => {
	it('becomes a card with all that it says, each thing in its field', () => {
		const read = imported({
			Código: 'C-17',
			Nombre: ' María del Carmen ',
			'Primer apellido': 'García-López',
			'Segundo apellido': 'Ruiz',
			Empresa: 'Ferretería Sol',
			Móvil: '600 123 456; 611 22 33 44',
			Teléfono: '600123456',
			Correo: 'maria@ejemplo.es',
			Calle: 'Calle  Mayor',
			Número: '12',
			CP: '28013',
			Ciudad: 'Madrid',
			País: 'España',
			'Fecha de nacimiento': '19/02/1999',
			Etiquetas: 'vip, feria, vip'
		});
		const { cid, values } = read;
		expect(values).toMatchObject({
			type: 'person',
			externalId: 'C-17',
			givenName: 'María del Carmen',
			familyName: 'García-López Ruiz',
			companyName: 'Ferretería Sol',
			birthDate: '1999-02-19',
			phones: [
				{ kind: 'mobile', number: '+34600123456', typed: '600 123 456' },
				{ kind: 'mobile', number: '+34611223344', typed: '611 22 33 44' }
			],
			emails: [{ kind: 'personal', address: 'maria@ejemplo.es' }],
			addresses: [
				{ street: 'Calle Mayor', number: '12', postalCode: '28013', city: 'Madrid', country: 'ES' }
			],
			tags: [{ value: 'vip' }, { value: 'feria' }],
			source: 'import',
			assigned: spain.assigned
		});
		const card = { _id: customerId(cid), ...createBody(values, '019aaaaaaaaa0000-dADMIN') };
		expect(customerCore.parse(card)).toMatchObject({ familyName: 'García-López Ruiz' });
	});

	it('holds nothing for what it doesn’t say', () => {
		const { values } = imported({ Nombre: 'Ana', Teléfono: '', Ciudad: ' ', Etiquetas: '' });
		expect(Object.keys(values).sort()).toEqual(
			['assigned', 'givenName', 'schema', 'source', 'stage', 'type'].sort()
		);
	});

	it('is a company when it names one and no person', () => {
		expect(imported({ Empresa: 'Ferretería Sol' }).values).toMatchObject({ type: 'company' });
	});

	it('may hold the whole name in one column', () => {
		expect(imported({ 'Nombre completo': 'Juan García López' }).values).toMatchObject({
			givenName: 'Juan',
			familyName: 'García López'
		});
	});

	it('keeps a number that can’t be understood as it is, and reads others by the row’s country', () => {
		expect(imported({ Nombre: 'Ana', Tel: 'ask Luis' }).values).toMatchObject({
			phones: [{ number: 'ask Luis', typed: 'ask Luis' }]
		});
		expect(imported({ Nom: 'Anne', Tel: '06 12 34 56 78', Pays: 'France' }).values).toMatchObject({
			phones: [{ number: '+33612345678' }]
		});
	});

	it('of a public sample file, with padded cells, is read', () => {
		const headers =
			'rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id';
		const row =
			'rec-1, lena, okafor, 6, example street, rosehill, st albans, 4011, wa, 19080229, 1';
		const read = rowToCustomer(row.split(','), 2, matchColumns(headers.split(',')), spain);
		expect(read).toMatchObject({
			ok: true,
			value: {
				values: {
					givenName: 'lena',
					familyName: 'okafor',
					birthDate: '1908-02-29',
					addresses: [{ street: 'example street', complement: 'rosehill', city: 'st albans' }]
				}
			}
		});
	});

	it.each([
		[{ Nombre: '', Ciudad: ' ' }, { reason: 'empty' }],
		[{ Nombre: '', Ciudad: 'Madrid' }, { reason: 'no-name' }],
		[
			{ Nombre: 'Ana', Nacimiento: '19371233' },
			{ reason: 'invalid-date', field: 'birthDate' }
		],
		[
			{ Nombre: 'Ana', País: 'Atlántida' },
			{ reason: 'unknown-country', field: 'country' }
		],
		[
			{ Nombre: 'Ana', Dirección: '4111 1111 1111 1111' },
			{ reason: 'card-number', field: 'street' }
		],
		[
			{ Nombre: 'Ana', Teléfono: '4111 1111 1111 1111' },
			{ reason: 'card-number', field: 'phone' }
		],
		[
			{ Nombre: 'Ana', Dirección: 'clave de acceso: 4471' },
			{ reason: 'password', field: 'street' }
		],
		[{ Nombre: 'x'.repeat(401) }, { reason: 'too-long', field: 'givenName' }]
	])('%o is refused with its line: %o', (cells, problem) => {
		expect(read(cells)).toEqual({ ok: false, error: { line: 7, ...problem } });
	});

	it('shorter than its header is read as far as it goes', () => {
		const columns = matchColumns(['Nombre', 'Ciudad', 'País']);
		expect(rowToCustomer(['Ana'], 2, columns, spain)).toMatchObject({ ok: true });
	});
});

describe('the id of an imported customer', () => {
	it('follows from the row’s own id, so that a corrected row is the same customer', () => {
		const before = imported({ Código: 'C-17', Nombre: 'Ana' });
		const after = imported({ Código: 'C-17', Nombre: 'Ana María' });
		expect(after.cid).toBe(before.cid);
	});

	it('is another for the same number in another program', () => {
		const row = { Código: '1', Nombre: 'Ana' };
		expect(imported(row).cid).not.toBe(imported(row, { ...spain, source: 'other' }).cid);
	});

	it('without one follows from what the row says, in whatever order of columns', () => {
		const cells = fc.array(
			fc.tuple(fc.constantFrom('Ciudad', 'Calle', 'Correo', 'CP'), fc.string({ maxLength: 20 }))
		);
		fc.assert(
			fc.property(cells, (more) => {
				const row = { Nombre: 'Ana', ...Object.fromEntries(more) };
				const turned = Object.fromEntries(Object.entries(row).reverse());
				const { cid } = imported(row);
				expect(isUlid(cid)).toBe(true);
				expect(imported(turned)).toEqual(imported(row));
			})
		);
	});

	it('without one differs where the rows do', () => {
		const one = imported({ Nombre: 'Ana', Ciudad: 'Madrid' });
		const other = imported({ Nombre: 'Ana', Ciudad: 'Sevilla' });
		expect(one.cid).not.toBe(other.cid);
	});
});

function read(cells: Readonly<Record<string, string>>, context = spain) {
	return rowToCustomer(Object.values(cells), 7, matchColumns(Object.keys(cells)), context);
}

function imported(cells: Readonly<Record<string, string>>, context = spain) {
	const result = read(cells, context);
	if (!result.ok) throw new Error(`refused: ${result.error.reason}`);
	return result.value;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cardNumberFields,
	holdsCardForPhone,
	holdsCardNumber,
	holdsPassword,
	mayHoldSecrets,
	passwordsIn,
	secretIn
} from './refuse-secrets.ts';

describe('a card number', () => {
	// Test numbers that the card schemes publish.
	it.each([
		'4111111111111111',
		'4111 1111 1111 1111',
		'4111-1111-1111-1111',
		'4111.1111.1111.1111',
		'4111\u00a01111\u00a01111\u00a01111',
		'378282246310005',
		'3782 822463 10005',
		'3056 930902 5904',
		'5555555555554444',
		'2223003122003222',
		'4222222222222',
		'6304 0000 0000 0000 000',
		'Visa: 4111 1111 1111 1111, caduca 12/29',
		'calle 12 4111 1111 1111 1111',
		'(4111111111111111)'
	])('is seen in %s', (text) => {
		expect(holdsCardNumber(text)).toBe(true);
	});

	it.each([
		'',
		'4111111111111112',
		'411111111111',
		'0034 600 123 456',
		'600 123 456 600 123 452',
		'600123456 600123452',
		'+34600123456',
		'ES91 2100 0418 4502 0005 1332',
		'FR14 2004 1010 0505 0001 3M02 606',
		'DE89370400440532013000',
		'pedido A4111111111111111',
		'12345678901234567890123',
		'1999-02-19 10:32',
		'0197a1b2c3d40000-d1'
	])('is not seen in %s', (text) => {
		expect(holdsCardNumber(text)).toBe(false);
	});

	const body = fc.stringMatching(/^[2-6]\d{11,17}$/);

	it('is seen whatever its digits, if the last one is right', () => {
		fc.assert(
			fc.property(body, (digits) => holdsCardNumber(`x ${digits}${checkDigit(digits)}, y`))
		);
	});

	it('is not seen where one digit is wrong', () => {
		fc.assert(
			fc.property(body, fc.integer({ min: 1, max: 9 }), (digits, shift) => {
				const wrong = (checkDigit(digits) + shift) % 10;
				return !holdsCardNumber(`${digits}${wrong}`);
			})
		);
	});

	it('is never seen in a telephone number of any country', () => {
		const e164 = fc.stringMatching(/^\+[1-9]\d{6,11}$/);
		fc.assert(fc.property(e164, (number) => !holdsCardNumber(number)));
	});
});

describe('a password', () => {
	it.each([
		'Contraseña: pan-1234',
		'contrasen\u0303a=hogaza',
		'La contraseña del wifi es: centeno99',
		'usuario rosa, password: rye',
		'Mot de passe de la boutique : seigle',
		'Clave de acceso: 4471'
	])('is seen in %s', (text) => {
		expect(holdsPassword(text)).toBe(true);
		expect(secretIn(text)).toBe('password');
	});

	it.each([
		'',
		'Ha olvidado la contraseña y llamará',
		'Contraseñas: no se apuntan',
		'La clave: llamar antes de las diez',
		'Contraseña:',
		'10:30 reunión'
	])('is not seen in %s', (text) => {
		expect(holdsPassword(text)).toBe(false);
		expect(secretIn(text)).toBeNull();
	});

	it('is found wherever a document has it', () => {
		const document = {
			note: 'mdp: x',
			tags: [{ id: 't', value: 'pwd=y' }],
			m: { f: { a: 'pwd=z' } }
		};
		expect(passwordsIn(document)).toEqual(['mdp: x', 'pwd=y']);
	});
});

describe('the fields of a document', () => {
	const card = '4111 1111 1111 1111';

	it('are named where one holds a card number, at any depth', () => {
		const document = {
			givenName: 'Ana',
			note: card,
			answers: { 'x-note': `my card ${card}`, city: 'Madrid' },
			tags: [{ id: 't1', value: card }],
			amount: 4111111111111111,
			nothing: null
		};
		expect(cardNumberFields(document)).toEqual([
			'note',
			'answers/x-note',
			'tags/0/value',
			'amount'
		]);
	});

	it('that hold telephone numbers are left alone, and so is what nobody types', () => {
		// Fifteen digits that pass the check: some number of a country is as long.
		const long = '378282246310005';
		const document = {
			_id: card,
			_rev: card,
			m: { f: { note: card }, vv: { d: card } },
			phones: [{ id: 'p', number: `+${long}`, typed: '3782 822463 10005' }],
			answers: { phone: long },
			phoneNumber: long
		};
		expect(cardNumberFields(document)).toEqual([]);
	});

	it('are named where a telephone number would be, and none is as long', () => {
		const document = {
			phones: [{ id: 'p', kind: 'mobile', number: '4111111111111111', typed: card }],
			answers: { phone: card }
		};
		expect(cardNumberFields(document)).toEqual([
			'phones/0/number',
			'phones/0/typed',
			'answers/phone'
		]);
		expect(holdsCardForPhone(card)).toBe(true);
		expect(holdsCardForPhone('612 345 678 / 698 765 432')).toBe(false);
		expect(holdsCardForPhone('+52 1 33 1234 5678')).toBe(false);
	});

	it('are named where one stands in conflict, or was taken off', () => {
		const m = {
			x: { note: [{ v: `my card ${card}`, t: 's' }], city: [{ v: 'Vigo', t: 's' }] },
			h: { 'tags/t1/value': card, 'phones/p1/number': '+34600123456' }
		};
		expect(cardNumberFields({ note: 'none', m })).toEqual(['note', 'tags/t1/value']);
	});
});

/** The digit that makes a number pass, by the table of doubled digits. */
function checkDigit(digits: string): number {
	const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
	const sum = Array.from(digits)
		.reverse()
		.reduce((total, digit, i) => total + (i % 2 === 0 ? (doubled[+digit] ?? 0) : +digit), 0);
	return (10 - (sum % 10)) % 10;
}

describe('a document without a digit too many or a colon', () => {
	const text = fc.oneof(
		fc.constantFrom(
			'4111111111111111',
			'4111 1111 1111 1111',
			'contraseña: x',
			'clave de acceso = 1'
		),
		fc.string(),
		fc.constantFrom(4111111111111111, 4111.5, 12, true, null)
	);
	const field = fc.constantFrom('note', 'phones', '_id', 'm', 'x', 'h', 'note/2');
	const { value } = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4 },
			text,
			fc.array(tie('value'), { maxLength: 3 }),
			fc.dictionary(field, tie('value'), { maxKeys: 3 })
		)
	}));

	it('is not looked at more closely, and no other is passed over', () => {
		let found = 0;
		fc.assert(
			fc.property(fc.dictionary(field, value, { maxKeys: 4 }), (document) => {
				if (cardNumberFields(document).length + passwordsIn(document).length === 0) return;
				found += 1;
				expect(mayHoldSecrets(document)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
		expect(found).toBeGreaterThan(100);
		expect(mayHoldSecrets({ _id: 'a:1', note: 'Calle 12', age: 40, m: { f: { a: '1:2' } } })).toBe(
			false
		);
	});
});

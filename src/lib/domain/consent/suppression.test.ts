import { expect, test } from 'vitest';
import { suppressionEntries } from './suppression.ts';

const KEY = '00'.repeat(32);
const rosa = {
	phones: [
		{ id: '1', number: '+34 612 34 56 78' },
		{ id: '2', number: '912345678' }
	],
	emails: [{ id: '3', address: ' Rosa@Ejemplo.es ' }]
};

test('somebody is named by each whole number and address, however they are written', () => {
	const written = {
		phones: [{ id: '9', number: '+34612345678' }],
		emails: [{ id: '8', address: 'rosa@ejemplo.es' }]
	};
	const entries = suppressionEntries(KEY, rosa);
	expect(entries).toEqual(suppressionEntries(KEY, written));
	expect(entries.map(({ channel }) => channel)).toEqual(['phone', 'whatsapp', 'sms', 'email']);
});

test('an entry tells its channel and 24 bits, which are others under another key', () => {
	for (const { channel, id } of suppressionEntries(KEY, rosa)) {
		expect(id).toMatch(new RegExp(`^settings:no-contact-${channel}-[0-9a-f]{6}$`));
	}
	expect(suppressionEntries('11'.repeat(32), rosa)).not.toEqual(suppressionEntries(KEY, rosa));
});

test('whoever can’t be reached is on no list', () => {
	expect(suppressionEntries(KEY, {})).toEqual([]);
	expect(suppressionEntries(KEY, { emails: [{ id: '1', address: 'no' }] })).toEqual([]);
});

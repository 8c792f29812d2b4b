import { expect, test } from 'vitest';
import type { CustomerCore } from '#domain/documents/customer.ts';
import { reachOf } from './reach.ts';

const nobody: CustomerCore = {
	_id: 'customer:01J0000000000000000000000A',
	schema: 1,
	type: 'person',
	assigned: { owner: 'ana', territory: 'north' }
};

test('what the card does not know has no link', () => {
	expect(reachOf(nobody)).toEqual({ call: null, message: null, mail: null, map: null });
});

test('a mobile is called before any other number, and a fax never', () => {
	const phones = [
		{ id: '1', kind: 'fax', number: '+34954000000' },
		{ id: '2', kind: 'work', number: '+34954 22 01 18' },
		{ id: '3', kind: 'mobile', number: '+34654120987' }
	];
	expect(reachOf({ ...nobody, phones })).toMatchObject({
		call: 'tel:+34654120987',
		message: 'https://wa.me/34654120987'
	});
	expect(reachOf({ ...nobody, phones: phones.slice(0, 2) })).toMatchObject({
		call: 'tel:+34954220118',
		message: null
	});
	expect(reachOf({ ...nobody, phones: phones.slice(0, 1) }).call).toBeNull();
});

test('a number without its country is no WhatsApp number', () => {
	const phones = [{ id: '1', kind: 'mobile', number: '654120987' }];
	expect(reachOf({ ...nobody, phones }).message).toBeNull();
});

test('an address becomes a search on the map', () => {
	const addresses = [
		{ id: '1', street: 'C/ Feria', number: '112', city: 'Sevilla', country: 'ES' }
	];
	expect(reachOf({ ...nobody, addresses }).map).toBe(
		'https://www.google.com/maps/search/?api=1&query=C%2F%20Feria%2C%20112%2C%20Sevilla%2C%20ES'
	);
});

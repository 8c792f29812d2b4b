import { expect, test } from 'vitest';
import type { CustomerCore } from '#domain/documents/customer.ts';
import { openReach, reachOf, type Way } from './reach.ts';

const nobody: CustomerCore = {
	_id: 'customer:01J0000000000000000000000A',
	schema: 1,
	type: 'person',
	assigned: { owner: 'ana', territory: 'north' }
};

test('what the card does not know has no link', () => {
	expect(reachOf(nobody)).toEqual({ call: [], message: [], mail: [], map: [] });
});

test('a mobile is called before any other number, and a fax never', () => {
	const phones = [
		{ id: '1', kind: 'fax', number: '+34954000000' },
		{ id: '2', kind: 'work', number: '+34954 22 01 18' },
		{ id: '3', kind: 'mobile', number: '+34654120987' }
	];
	expect(links({ ...nobody, phones }, 'call')).toEqual(['tel:+34654120987', 'tel:+34954220118']);
	expect(links({ ...nobody, phones: phones.slice(0, 1) }, 'call')).toEqual([]);
});

test('messages go to the number that is named for them first, and to no desk', () => {
	const phones = [
		{ id: '2', kind: 'work', number: '+34954220118' },
		{ id: '3', kind: 'mobile', number: '+34654120987' },
		{ id: '4', kind: 'whatsapp', number: '+34600000000' }
	];
	expect(links({ ...nobody, phones }, 'message')).toEqual([
		'https://wa.me/34600000000',
		'https://wa.me/34654120987'
	]);
});

test('a number without its country is no WhatsApp number', () => {
	const phones = [{ id: '1', kind: 'mobile', number: '654120987' }];
	expect(links({ ...nobody, phones }, 'message')).toEqual([]);
});

test('an address becomes a search on the map', () => {
	const addresses = [
		{ id: '1', street: 'C/ Feria', number: '112', city: 'Sevilla', country: 'ES' }
	];
	expect(links({ ...nobody, addresses }, 'map')).toEqual([
		'https://www.google.com/maps/search/?api=1&query=C%2F%20Feria%2C%20112%2C%20Sevilla%2C%20ES'
	]);
});

function links(core: CustomerCore, way: Way): readonly string[] {
	return reachOf(core)[way].map(({ href }) => href);
}

test('a way that a customer has closed leads nowhere, and the map stays', () => {
	const core = {
		...nobody,
		phones: [{ id: '1', kind: 'mobile', number: '+34600123456' }],
		addresses: [{ id: '2', city: 'Lugo' }]
	};
	const closed = [
		{ channel: 'phone', since: null },
		{ channel: 'post', since: null }
	] as const;
	const open = openReach(reachOf(core), closed);
	expect([open.call.length, open.message.length, open.map.length]).toEqual([0, 1, 1]);
});

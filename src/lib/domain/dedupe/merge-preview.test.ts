import { describe, expect, test } from 'vitest';
import { applyEdits } from '../merge/apply-edits.ts';
import { createBody } from '../merge/create-body.ts';
import { formatStamp } from '../merge/stamp.ts';
import { previewMerge } from './merge-preview.ts';

const ana = { schema: 1, type: 'person', givenName: 'Ana', jobTitle: 'jefa' };

describe('what a merge of two cards would do', () => {
	test('asks about nothing where both say the same', () => {
		expect(previewMerge(ana, { ...ana })).toEqual({ fields: [], items: [] });
	});

	test('keeps the winner’s values, and takes what only the loser says', () => {
		const { fields } = previewMerge(ana, { ...ana, jobTitle: 'panadera', sex: 'female' });
		expect(fields).toEqual([
			{ path: 'jobTitle', winner: 'jefa', loser: 'panadera', suggested: 'winner' },
			{ path: 'sex', winner: null, loser: 'female', suggested: 'loser' }
		]);
	});

	test('suggests the earlier day for since when somebody is a customer', () => {
		const { fields } = previewMerge(
			{ customerSince: '2024-01-01' },
			{ customerSince: '2019-01-01' }
		);
		expect(fields[0]?.suggested).toBe('loser');
	});

	test('leaves alone whose each card is, and how it came to be here', () => {
		const loser = {
			...ana,
			assigned: { owner: 'eva', territory: 'sur' },
			archived: true,
			duplicateOf: 'x'
		};
		expect(previewMerge(ana, loser)).toEqual({ fields: [], items: [] });
	});

	test.each([
		['phones', { id: '1', number: '+34600123456' }, { id: '2', number: '+34 600 123 456' }],
		['emails', { id: '1', address: 'ana@x.es' }, { id: '2', address: 'ANA@x.es' }],
		['tags', { id: '1', value: 'Sin gluten' }, { id: '2', value: 'sin gluten' }],
		[
			'addresses',
			{ id: '1', street: 'Calle Mayor', number: '3', city: 'Bilbao' },
			{ id: '2', street: 'C/ Mayor 3', city: 'Bilbao' }
		]
	])('takes none of the %s that the winner has in another spelling', (list, own, other) => {
		expect(previewMerge({ [list]: [own] }, { [list]: [other] }).items).toEqual([]);
	});

	test.each([
		['phones', { id: '1', number: '+34600123456' }, { id: '2', number: '+33600123456' }],
		[
			'addresses',
			{ id: '1', street: 'Calle Mayor', number: '3', complement: '2.º A', city: 'Bilbao' },
			{ id: '2', street: 'Calle Mayor', number: '3', complement: '4.º B', city: 'Bilbao' }
		]
	])('takes those of the %s that are others', (list, own, other) => {
		const { items } = previewMerge({ [list]: [own] }, { [list]: [other] });
		const { id, ...values } = other;
		expect(items).toEqual([{ list, item: id, values }]);
	});

	test('gives an item that both have what only the loser’s says', () => {
		const winner = { phones: [{ id: '1', number: '+34600123456' }] };
		const loser = { phones: [{ id: '2', number: '+34600123456', kind: 'mobile' }] };
		expect(previewMerge(winner, loser).fields).toEqual([
			{ path: 'phones/1/kind', winner: null, loser: 'mobile', suggested: 'loser' }
		]);
	});

	test('brings each way to reach them with when it was last known to be right', () => {
		const written = formatStamp({ ms: Date.UTC(2023, 4, 1), counter: 0, device: 'd' });
		const asked = formatStamp({ ms: Date.UTC(2024, 4, 1), counter: 0, device: 'd' });
		const phones = [
			{ id: 'p1', number: '+34600000001' },
			{ id: 'p2', number: '+34600000002' }
		];
		const at = '2024-05-01T00:00:00.000Z';
		const verified = { field: 'phones/p2', at, of: written };
		const loser = applyEdits(
			createBody({ schema: 1, phones }, written),
			[{ op: 'add', list: 'verified', item: 'v', values: verified }],
			asked
		);
		const { items } = previewMerge({}, loser);
		expect(items.filter(({ list }) => list === 'phones').map(({ values }) => values)).toEqual([
			{ number: '+34600000001', asOf: '2023-05-01T00:00:00.000Z' },
			{ number: '+34600000002', asOf: at }
		]);
	});

	test('takes along fields and lists that this app does not know', () => {
		const loser = { hobby: 'ajedrez', pets: [{ id: 'p', name: 'Toby' }] };
		const { fields, items } = previewMerge({}, loser);
		expect(fields).toMatchObject([{ path: 'hobby', loser: 'ajedrez' }]);
		expect(items).toEqual([{ list: 'pets', item: 'p', values: { name: 'Toby' } }]);
	});
});

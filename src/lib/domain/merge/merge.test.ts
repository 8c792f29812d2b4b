import { describe, expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { createBody } from './create-body.ts';
import type { FieldEdit } from './field-edit.ts';
import { highestStamp } from './highest-stamp.ts';
import type { MergeBody, PlainBody } from './merge-body.ts';
import { merge, mergeAll } from './merge.ts';
import { openConflicts } from './open-conflicts.ts';
import { nextStamp } from './stamp.ts';

const MARIA = createBody(
	{
		schema: 1,
		assigned: { owner: 'U', territory: 'north' },
		givenName: 'María',
		city: 'Lugo',
		phones: [{ id: 'p1', kind: 'mobile', number: '+34600000001' }]
	},
	nextStamp(null, 1_000, 'doffice')
);

function edited(body: PlainBody, device: string, now: number, ...edits: FieldEdit[]): MergeBody {
	return applyEdits(body, edits, nextStamp(highestStamp(body), now, device));
}

function set(path: string, value: string | null): FieldEdit {
	return { op: 'set', path, value };
}

function addPhone(item: string, number: string): FieldEdit {
	return { op: 'add', list: 'phones', item, values: { number } };
}

function valuesAt(body: PlainBody, path: string): unknown[] {
	return (openConflicts(body).find((c) => c.path === path)?.values ?? []).map(({ v }) => v);
}

describe('two people, one customer', () => {
	test('changing the same phone number is a conflict that shows both, the later first', () => {
		const ana = edited(MARIA, 'dana', 2_000, set('phones/p1/number', '+34600000002'));
		const luis = edited(MARIA, 'dluis', 3_000, set('phones/p1/number', '+34600000003'));
		const both = merge(ana, luis);
		expect(both['phones']).toEqual([{ id: 'p1', kind: 'mobile', number: '+34600000003' }]);
		expect(openConflicts(both)).toEqual([
			{
				path: 'phones/p1/number',
				values: [
					{ v: '+34600000003', t: '000000000bb80000-dluis' },
					{ v: '+34600000002', t: '0000000007d00000-dana' }
				]
			}
		]);
	});

	test('adding a number each is no conflict, and both are there', () => {
		const ana = edited(MARIA, 'dana', 2_000, addPhone('p2', '+1'));
		const luis = edited(MARIA, 'dluis', 2_000, addPhone('p3', '+2'));
		const both = merge(ana, luis);
		expect(both['phones']).toMatchObject([{ id: 'p1' }, { id: 'p2' }, { id: 'p3' }]);
		expect(openConflicts(both)).toEqual([]);
	});

	test('changing different fields merges silently', () => {
		const ana = edited(MARIA, 'dana', 2_000, set('emails/e1/address', 'm@example.org'));
		const luis = edited(MARIA, 'dluis', 2_000, set('city', 'Vigo'));
		const both = merge(ana, luis);
		expect(both).toMatchObject({ city: 'Vigo', emails: [{ id: 'e1', address: 'm@example.org' }] });
		expect(openConflicts(both)).toEqual([]);
	});

	test('typing the same value twice is no conflict', () => {
		const ana = edited(MARIA, 'dana', 2_000, set('city', 'Vigo'));
		const luis = edited(MARIA, 'dluis', 3_000, set('city', 'Vigo'));
		expect(merge(ana, luis)['city']).toBe('Vigo');
		expect(openConflicts(merge(ana, luis))).toEqual([]);
	});

	test('an edit made after seeing the other one replaces it, though its clock is slow', () => {
		const ana = edited(MARIA, 'dana', 9_000, set('city', 'Vigo'));
		const luis = applyEdits(ana, [set('city', 'Ourense')], '0000000000010000-dluis');
		expect(merge(ana, luis)['city']).toBe('Ourense');
		expect(openConflicts(merge(ana, luis))).toEqual([]);
	});

	test('clearing against changing is a conflict', () => {
		const ana = edited(MARIA, 'dana', 2_000, set('city', null));
		const luis = edited(MARIA, 'dluis', 3_000, set('city', 'Vigo'));
		expect(ana).not.toHaveProperty('city');
		expect(valuesAt(merge(ana, luis), 'city')).toEqual(['Vigo', null]);
	});

	test('three answers to one question are three values; two of them alike are two', () => {
		const answers = ['Vigo', 'Ourense', 'Vigo'].map((city, i) => {
			return edited(MARIA, `d${i}`, 2_000, set('city', city));
		});
		expect(valuesAt(mergeAll(answers), 'city')).toEqual(['Vigo', 'Ourense']);
	});
});

describe('resolving a conflict', () => {
	const ana = edited(MARIA, 'dana', 2_000, set('city', 'Vigo'));
	const luis = edited(MARIA, 'dluis', 3_000, set('city', 'Ourense'));
	const resolved = edited(merge(ana, luis), 'dana', 4_000, set('city', 'Vigo'));

	test('is an ordinary edit, also of the value that is shown already', () => {
		expect(openConflicts(resolved)).toEqual([]);
		const keeping = edited(merge(ana, luis), 'dana', 4_000, set('city', 'Ourense'));
		expect(openConflicts(keeping)).toEqual([]);
		expect(keeping['city']).toBe('Ourense');
	});

	test('is not undone by a late arrival of what it had seen', () => {
		expect(mergeAll([luis, resolved, ana, MARIA])).toEqual(resolved);
	});

	test('twice, by people who chose differently, asks once more', () => {
		const other = edited(merge(ana, luis), 'dluis', 4_000, set('city', 'Ourense'));
		expect(valuesAt(merge(resolved, other), 'city')).toEqual(['Ourense', 'Vigo']);
	});
});

describe('items of a list', () => {
	const removed = edited(MARIA, 'dluis', 5_000, { op: 'remove', list: 'phones', item: 'p1' });

	test('an edit beats a removal that had not seen it, and the item returns whole', () => {
		const ana = edited(MARIA, 'dana', 2_000, set('phones/p1/number', '+34600000009'));
		expect(removed).not.toHaveProperty('phones');
		expect(merge(removed, ana)['phones']).toEqual([
			{ id: 'p1', kind: 'mobile', number: '+34600000009' }
		]);
	});

	test('a removal is not undone by an edit that it had seen', () => {
		const ana = edited(MARIA, 'dana', 2_000, set('phones/p1/number', '+34600000009'));
		const gone = edited(ana, 'dluis', 1_500, { op: 'remove', list: 'phones', item: 'p1' });
		expect(mergeAll([ana, MARIA, gone])).not.toHaveProperty('phones');
	});

	test('put back, an item has the values that it had', () => {
		const back = edited(removed, 'dana', 6_000, addPhone('p1', '+34600000001'));
		expect(back['phones']).toEqual(MARIA['phones']);
	});

	test('a removed item asks nobody about its values', () => {
		const ana = edited(MARIA, 'dana', 2_000, set('phones/p1/number', '+1'));
		const luis = edited(MARIA, 'dluis', 2_000, set('phones/p1/number', '+2'));
		const both = merge(ana, luis);
		const gone = edited(both, 'dana', 3_000, { op: 'remove', list: 'phones', item: 'p1' });
		expect(valuesAt(both, 'phones/p1/number')).toHaveLength(2);
		expect(openConflicts(gone)).toEqual([]);
	});

	test('added twice under one id, it is one item', () => {
		const ana = edited(MARIA, 'dana', 2_000, addPhone('p2', '+1'));
		const again = edited(MARIA, 'dana', 2_000, addPhone('p2', '+1'));
		expect(merge(ana, again)).toEqual(ana);
	});
});

describe('what is carried along', () => {
	test('fields that this app does not know pass through an edit and a merge', () => {
		const newer = createBody({ schema: 9, hologram: { a: [1] } }, '0000000000010000-dnew');
		const older = edited(newer, 'dana', 2_000, set('city', 'Vigo'));
		expect(merge(newer, older)).toMatchObject({ schema: 9, hologram: { a: [1] }, city: 'Vigo' });
	});

	test('the newer schema stays, and whom the customer belongs to does not depend on the order', () => {
		const moved: PlainBody = { ...MARIA, schema: 2, assigned: { owner: 'A', territory: 'south' } };
		expect(merge(MARIA, moved)).toEqual(merge(moved, MARIA));
		expect(merge(MARIA, moved)['schema']).toBe(2);
	});

	test('two contents without m lose nothing of each other', () => {
		const both = merge({ city: 'Vigo', stage: 'x' }, { city: 'Lugo', source: 'fair' });
		expect(both).toMatchObject({ stage: 'x', source: 'fair' });
		expect(new Set(valuesAt(both, 'city'))).toEqual(new Set(['Vigo', 'Lugo']));
	});

	test('a stamp copied by two writers keeps the values of both', () => {
		const forged: PlainBody = { ...MARIA, city: 'Vigo' };
		expect(new Set(valuesAt(merge(MARIA, forged), 'city'))).toEqual(new Set(['Lugo', 'Vigo']));
	});

	test('to merge nothing is an error', () => {
		expect(() => mergeAll([])).toThrow(TypeError);
	});
});

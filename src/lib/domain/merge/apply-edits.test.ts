import { describe, expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { createBody } from './create-body.ts';
import type { FieldEdit } from './field-edit.ts';
import { highestStamp } from './highest-stamp.ts';
import { openConflicts } from './open-conflicts.ts';

const T1 = '0000000000010000-dana';
const T2 = '0000000000020000-dana';
const BODY = createBody(
	{ schema: 1, city: 'Lugo', phones: [{ id: 'p1', number: '1' }], languages: ['es'] },
	T1
);

describe('a new body', () => {
	test('has every value and every item under its stamp', () => {
		expect(BODY).toEqual({
			schema: 1,
			city: 'Lugo',
			languages: ['es'],
			phones: [{ id: 'p1', number: '1' }],
			m: {
				vv: { dana: T1 },
				f: { city: T1, languages: T1, 'phones/p1/number': T1 },
				g: { phones: { p1: [T1] } }
			}
		});
	});

	test('is the same wherever it is made, in whatever order', () => {
		const values = {
			phones: [{ number: '1', id: 'p1' }],
			languages: ['es'],
			city: 'Lugo',
			schema: 1
		};
		expect(createBody(values, T1)).toEqual(BODY);
	});

	test('leaves out what is null, absent or the database’s own', () => {
		const values = {
			_id: 'x',
			_rev: '1-a',
			city: null,
			name: undefined,
			phones: [],
			m: { old: 1 }
		};
		expect(createBody(values, T1)).toEqual({ m: { vv: { dana: T1 }, f: {} } });
	});

	test('takes an array without ids, or an empty one, for one value', () => {
		const questions = [{ field: 'city' }];
		const body = createBody({ questions, consents: [] }, T1);
		expect(body).toMatchObject({
			questions,
			consents: [],
			m: { f: { questions: T1, consents: T1 } }
		});
	});

	test.each([[[{ number: '1' }]], [[{ id: 'a' }, { id: 'a' }]]])(
		'refuses phones that cannot be told apart: %j',
		(phones) => {
			expect(() => createBody({ phones }, T1)).toThrow(TypeError);
		}
	);

	test('refuses what is not a stamp', () => {
		expect(() => createBody({}, 'yesterday')).toThrow(TypeError);
	});
});

describe('edits', () => {
	test('write their stamp on what they change and nothing else', () => {
		const after = applyEdits(BODY, [{ op: 'set', path: 'city', value: 'Vigo' }], T2);
		expect(after.m.f).toEqual({ ...BODY.m.f, city: T2 });
		expect(after.m.vv).toEqual({ dana: T2 });
		expect(highestStamp(after)).toBe(T2);
	});

	test('that change nothing return the body itself', () => {
		const same: FieldEdit[] = [
			{ op: 'set', path: 'city', value: 'Lugo' },
			{ op: 'set', path: 'street', value: null },
			{ op: 'add', list: 'phones', item: 'p1', values: { number: '1' } },
			{ op: 'remove', list: 'phones', item: 'p9' }
		];
		expect(applyEdits(BODY, same, T2)).toBe(BODY);
	});

	test('on names that mean something to JavaScript are values like any other', () => {
		const after = applyEdits({ m: { vv: {}, f: {} } }, edits('constructor', 'toString', ''), T1);
		expect(Object.entries(after).slice(0, -1)).toEqual([
			['constructor', 1],
			['toString', 1],
			['', 1]
		]);
		expect(openConflicts(after)).toEqual([]);
	});

	test.each([
		'_id',
		'__proto__',
		'm',
		'schema',
		'assigned',
		'phones/p1',
		'phones/p1/id',
		'a/b/c/d'
	])('of %s are refused', (path) => {
		expect(() => applyEdits(BODY, edits(path), T2)).toThrow(TypeError);
	});

	test('cannot name an item or its field __proto__', () => {
		expect(() => applyEdits(BODY, edits('phones/__proto__/number'), T2)).toThrow(TypeError);
		expect(() => applyEdits(BODY, edits('phones/p1/__proto__'), T2)).toThrow(TypeError);
	});

	test('cannot replace a list as a whole, for that would drop what others add', () => {
		const whole: FieldEdit = { op: 'set', path: 'phones', value: [{ id: 'p7' }] };
		expect(() => applyEdits(BODY, [whole], T2)).toThrow('phones is edited item by item');
		expect(() => applyEdits(BODY, [{ ...whole, value: null }], T2)).toThrow(TypeError);
	});

	test('need a stamp above the last of their device, or others would never see them', () => {
		expect(() => applyEdits(BODY, edits('city'), T1)).toThrow(TypeError);
		expect(() => applyEdits(BODY, edits('city'), 'nonsense')).toThrow(TypeError);
	});
});

test('a body without stamps has no highest one', () => {
	expect(highestStamp({ city: 'Lugo' })).toBeNull();
	expect(highestStamp({ m: { vv: { dana: 'nonsense' } } })).toBeNull();
});

function edits(...paths: string[]): FieldEdit[] {
	return paths.map((path) => ({ op: 'set', path, value: 1 }));
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { applyEdits } from './apply-edits.ts';
import { createBody } from './create-body.ts';
import { highestStamp } from './highest-stamp.ts';
import type { PlainBody } from './merge-body.ts';
import type { Leaf } from './merge-leaves.ts';
import { merge } from './merge.ts';
import { openConflicts } from './open-conflicts.ts';
import { stampForeign } from './stamp-foreign.ts';

const ID = 'customer:01ARZ3NDEKTSV4RRFFQ69G5FAV';
const HASH = 'abcdef0123456789abcdef0123456789';
const T1 = '0000000000010000-dana';
const PARENT = createBody(
	{
		schema: 1,
		assigned: { owner: 'U', territory: 'north' },
		city: 'Lugo',
		stage: 'x',
		phones: [
			{ id: 'p1', number: '1' },
			{ id: 'p2', kind: 'home', number: '2' }
		]
	},
	T1
);
const { m: _m, ...VALUES } = PARENT;
const FOREIGN = '0000000000010001-fabcdef012345';

function written(body: PlainBody): Leaf {
	return { rev: `2-${HASH}`, path: [`2-${HASH}`, '1-a'], deleted: false, body };
}

function stamped(body: PlainBody, ...ancestors: PlainBody[]) {
	const child = stampForeign(ID, written(body), ancestors);
	if (child === null) throw new Error('left alone');
	return child;
}

describe('a revision by a client that does not know m', () => {
	test('gets a child under a name and stamps that follow from it alone', () => {
		const child = stamped({ ...VALUES, city: 'Vigo' }, PARENT);
		expect(child.path.slice(1)).toEqual([`2-${HASH}`, '1-a']);
		expect(child.path[0]).toMatch(/^3-[0-9a-f]{32}$/);
		expect(child.body).toEqual({
			...PARENT,
			city: 'Vigo',
			m: {
				...PARENT.m,
				vv: { dana: T1, fabcdef012345: FOREIGN },
				f: { ...PARENT.m.f, city: FOREIGN }
			}
		});
		expect(stamped({ ...VALUES, city: 'Vigo' }, PARENT)).toEqual(child);
	});

	test('is found out too when the client wrote m back as it was', () => {
		const child = stamped({ ...PARENT, city: 'Vigo' }, PARENT);
		expect(child.body).toEqual(stamped({ ...VALUES, city: 'Vigo' }, PARENT).body);
	});

	test('clears what it leaves out', () => {
		const { city: _city, ...rest } = PARENT;
		const { body } = stamped(rest, PARENT);
		expect(body).not.toHaveProperty('city');
		expect(body['m']).toMatchObject({ f: { city: FOREIGN, stage: T1 } });
	});

	test('adds, changes and removes items of lists', () => {
		const phones = [
			{ id: 'p3', number: '3' },
			{ id: 'p2', number: '22' }
		];
		const { body } = stamped({ ...PARENT, phones }, PARENT);
		expect(body['phones']).toEqual([
			{ id: 'p2', number: '22' },
			{ id: 'p3', number: '3' }
		]);
		expect(body['m']).toMatchObject({
			g: { phones: { p2: [FOREIGN], p3: [FOREIGN] } },
			f: { 'phones/p1/number': T1, 'phones/p2/kind': FOREIGN, 'phones/p3/number': FOREIGN },
			h: { 'phones/p1/number': '1' }
		});
	});

	test('may order items as it likes', () => {
		const phones = [...(PARENT['phones'] as Json[])].reverse();
		expect(stampForeign(ID, written({ ...PARENT, phones }), [PARENT])).toBeNull();
	});

	test('gives items without id one, and knows those again that are as they were', () => {
		const phones = [{ number: '2', kind: 'home' }, { number: '9' }, { number: '9' }];
		const { body } = stamped({ ...VALUES, phones }, PARENT);
		const ids = (body['phones'] as { id: string }[]).map(({ id }) => id);
		expect(ids).toContain('p2');
		expect(new Set(ids).size).toBe(3);
		expect(ids.every((id) => /^(p2|f[0-9a-f]{24})$/.test(id))).toBe(true);
		expect(stamped({ ...VALUES, phones }, PARENT).body).toEqual(body);
	});

	test('gives a second item of one id its own', () => {
		const phones = [
			{ id: 'p1', number: '1' },
			{ id: 'p1', number: '7' }
		];
		const { body } = stamped({ ...VALUES, phones }, PARENT);
		expect(body['phones']).toHaveLength(2);
		expect(body['phones']).toMatchObject(expect.arrayContaining([{ id: 'p1', number: '1' }]));
	});

	test('is all its author’s edits when no parent is known', () => {
		const { body } = stamped({ ...VALUES, phones: [{ number: '1' }] });
		const own = '0000000000000000-fabcdef012345';
		const { f, vv } = body['m'] as { f: Record<string, string>; vv: unknown };
		expect(new Set(Object.values(f))).toEqual(new Set([own]));
		expect(vv).toEqual({ fabcdef012345: own });
	});

	test('meets a colleague’s edit: a conflict where both changed a field, silent elsewhere', () => {
		const luis = applyEdits(
			PARENT,
			[{ op: 'set', path: 'city', value: 'Ourense' }],
			later('dluis')
		);
		const { body } = stamped({ ...PARENT, city: 'Vigo', stage: 'y' }, PARENT);
		const both = merge(luis, body);
		expect(openConflicts(both).map(({ path }) => path)).toEqual(['city']);
		expect(both['stage']).toBe('y');
	});

	test('does not settle a conflict that its author could not see', () => {
		const ana = applyEdits(PARENT, [{ op: 'set', path: 'city', value: 'A' }], later('dana'));
		const luis = applyEdits(PARENT, [{ op: 'set', path: 'city', value: 'B' }], later('dluis'));
		const { body } = stamped({ ...merge(ana, luis), city: 'C' }, merge(ana, luis));
		expect(openConflicts(body)[0]?.values.map(({ v }) => v)).toEqual(['C', 'A']);
	});

	test('after another such revision counts what that one changed as seen', () => {
		const once = { ...PARENT, city: 'Vigo' };
		const twice: Leaf = {
			rev: `3-${HASH}`,
			path: [`3-${HASH}`, `2-${HASH}`, '1-a'],
			deleted: false,
			body: { ...PARENT, city: 'Vigo', stage: 'y' }
		};
		const child = stampForeign(ID, twice, [once, PARENT]);
		const both = merge(child?.body ?? {}, stamped(once, PARENT).body);
		expect(both).toEqual(child?.body);
		expect(openConflicts(both)).toEqual([]);
	});

	test('is stamped also when it only repeats such a revision', () => {
		const once = { ...PARENT, city: 'Vigo' };
		const repeated: Leaf = {
			rev: `3-${HASH}`,
			path: [`3-${HASH}`, `2-${HASH}`, '1-a'],
			deleted: false,
			body: once
		};
		const child = stampForeign(ID, repeated, [once, PARENT]);
		expect(child?.body).toEqual(stamped(once, PARENT).body);
	});

	test('cannot change whom the customer belongs to', () => {
		const assigned = { owner: 'A', territory: 'south' };
		const { body } = stamped({ ...VALUES, assigned, schema: 2, city: 'Vigo' }, PARENT);
		expect(body).toMatchObject({ assigned: VALUES.assigned, schema: 2 });
	});

	test('may carry a name that is no hash, and keys that mean something to JavaScript', () => {
		const text =
			'{"__proto__":{"x":1},"constructor":"c","phones":[{"id":"__proto__","number":"1"}]}';
		const body = JSON.parse(text) as PlainBody;
		const child = stampForeign(ID, { rev: '1-x', path: ['1-x'], deleted: false, body }, []);
		const { m: _m, ...values } = child?.body ?? {};
		const [phone] = values['phones'] as { id: string; number: string }[];
		expect(Object.keys(values).sort()).toEqual(['constructor', 'phones']);
		expect(phone).toMatchObject({ number: '1' });
		expect(phone?.id).toMatch(/^f[0-9a-f]{24}$/);
		expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
	});
});

describe('a revision that is left alone', () => {
	test('is one that its writer stamped', () => {
		const edited = applyEdits(PARENT, [{ op: 'set', path: 'city', value: 'Vigo' }], later('dluis'));
		expect(stampForeign(ID, written(edited), [PARENT])).toBeNull();
		expect(stampForeign(ID, written(edited), [])).toBeNull();
		expect(stampForeign(ID, written(PARENT), [])).toBeNull();
	});

	test('is one that repeats its parent, and a tombstone', () => {
		expect(stampForeign(ID, written(PARENT), [PARENT])).toBeNull();
		expect(stampForeign(ID, { ...written({}), deleted: true }, [PARENT])).toBeNull();
	});

	test('is the child itself: nothing is stamped twice, whatever the client wrote', () => {
		fc.assert(
			fc.property(foreignBody, fc.boolean(), (values, knowsParent) => {
				const ancestors = knowsParent ? [PARENT] : [];
				const child = stampForeign(ID, written(values), ancestors);
				if (child === null) return;
				const { m: _child, ...shown } = child.body;
				const [rev = ''] = child.path;
				const again = { ...child, rev };
				expect(stampForeign(ID, again, [values, ...ancestors])).toBeNull();
				expect(stampForeign(ID, again, [])).toBeNull();
				expect(shown['city'] ?? null).toEqual(values['city'] ?? null);
				expect(lengthOf(shown['phones'])).toBe(lengthOf(values['phones']));
			}),
			{ numRuns: 500 }
		);
	});
});

const scalar = fc.constantFrom<Json>('1', '2', null, 7, ['a'], { b: 1 });
const phone = fc.dictionary(fc.constantFrom('id', 'number', 'kind', 'note'), scalar);
const foreignBody: fc.Arbitrary<PlainBody> = fc.record(
	{
		city: scalar,
		stage: scalar,
		phones: fc.oneof(fc.array(phone, { maxLength: 4 }), scalar),
		extras: fc.array(phone, { maxLength: 2 }),
		m: fc.constantFrom<PlainBody>(PARENT.m, {}, { vv: {}, f: {} })
	},
	{ requiredKeys: [] }
);

function lengthOf(value: unknown): number {
	return Array.isArray(value) ? value.length : 0;
}

function later(device: string): string {
	return (highestStamp(PARENT) ?? '').replace('0000-dana', `0009-${device}`);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { applyEdits } from './apply-edits.ts';
import { changesBetween, shownValues } from './changes-between.ts';
import { createBody } from './create-body.ts';
import type { FieldEdit } from './field-edit.ts';
import { highestStamp } from './highest-stamp.ts';
import type { MergeBody, PlainBody } from './merge-body.ts';
import { merge } from './merge.ts';
import { nextStamp } from './stamp.ts';

const START = createBody(
	{
		schema: 1,
		city: 'Vigo',
		phones: [
			{ id: '1', number: '555', type: 'home' },
			{ id: '2', number: '777' }
		]
	},
	nextStamp(null, 0, 'dcreator')
);

const value: fc.Arbitrary<Json> = fc.constantFrom('Lugo', 'Vigo', 'Lyon', 7, true, null);
const edit: fc.Arbitrary<FieldEdit> = fc.oneof(
	fc.record({
		op: fc.constant('set' as const),
		path: fc.constantFrom('city', 'stage', 'a~1b', 'phones/1/number', 'phones/3/number'),
		value
	}),
	fc.record({
		op: fc.constant('add' as const),
		list: fc.constant('phones'),
		item: fc.constantFrom('1', '3', '4'),
		values: fc.oneof(fc.constant({}), fc.record({ number: value, type: value }))
	}),
	fc.record({
		op: fc.constant('remove' as const),
		list: fc.constant('phones'),
		item: fc.constantFrom('1', '2', '3')
	})
);
const saves = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 4 });

function saved(body: MergeBody, edits: readonly FieldEdit[], device: string): MergeBody {
	return applyEdits(body, edits, nextStamp(highestStamp(body), 0, device));
}

/** What a person sees, without what is empty. */
function seen(body: PlainBody): ReadonlyMap<string, Json> {
	const values = [...shownValues(body)].map(([path, { value }]) => [path, value] as const);
	return new Map(values.filter(([, value]) => value !== null).sort());
}

test('what was there before, with the changes made to it, is what is there after', () => {
	fc.assert(
		fc.property(saves, saves, (mine, theirs) => {
			const first = mine.reduce((body, edits) => saved(body, edits, 'dmine'), START);
			const second = theirs.reduce((body, edits) => saved(body, edits, 'dtheirs'), START);
			const after = merge(first, second);
			const values = new Map(seen(first));
			for (const change of changesBetween(first, after)) {
				expect(change.before).toEqual(values.get(change.path) ?? null);
				if (change.after === null) values.delete(change.path);
				else values.set(change.path, change.after);
			}
			expect(new Map([...values].sort())).toEqual(seen(after));
			expect(changesBetween(after, after)).toEqual([]);
		})
	);
});

test('a choice among values in conflict tells which ones it was made over', () => {
	const open = merge(
		saved(START, [{ op: 'set', path: 'city', value: 'Lugo' }], 'da'),
		saved(START, [{ op: 'set', path: 'city', value: 'Lyon' }], 'db')
	);
	const kept = saved(open, [{ op: 'set', path: 'city', value: open['city'] ?? null }], 'da');
	expect(changesBetween(open, kept)).toEqual([
		{ path: 'city', before: 'Lyon', after: 'Lyon', over: ['Lugo'] }
	]);
});

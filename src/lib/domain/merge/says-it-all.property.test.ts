import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { applyEdits } from './apply-edits.ts';
import { createBody } from './create-body.ts';
import type { FieldEdit } from './field-edit.ts';
import { highestStamp } from './highest-stamp.ts';
import type { PlainBody } from './merge-body.ts';
import { merge } from './merge.ts';
import { saysItAll } from './says-it-all.ts';
import { settle } from './settle.ts';
import { nextStamp } from './stamp.ts';

const STAMP = nextStamp(null, 0, 'dcreator');
const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>('Lugo', 7, true, null);
const value: fc.Arbitrary<Json> = fc.constantFrom<Json>('Lugo', 7, true, null, [], [{ id: '1' }]);
const name = fc.constantFrom('city', 'a~1b', 'phones', 'things', 'toString');
const item = fc.record({
	id: fc.constantFrom<Json>('1', '2', '', null),
	number: fc.constantFrom<Json>('555', null)
});
const values = fc.dictionary(
	fc.constantFrom('city', 'a/b', 'stage', 'phones', 'things', 'toString'),
	fc.oneof(value, fc.array(item, { maxLength: 2 })) as fc.Arbitrary<Json>
);
const edit: fc.Arbitrary<FieldEdit> = fc.oneof(
	fc.record({
		op: fc.constant('set' as const),
		path: fc.constantFrom('city', 'a~1b', 'phones/1/number', 'phones/3/number'),
		value: scalar
	}),
	fc.record({
		op: fc.constant('add' as const),
		list: fc.constantFrom('phones', 'things'),
		item: fc.constantFrom('1', '3'),
		values: fc.record({ number: scalar })
	}),
	fc.record({
		op: fc.constant('remove' as const),
		list: fc.constant('phones'),
		item: fc.constantFrom('1', '3')
	})
);

/** What a careless or hostile client does to one: a part of it is something else, or gone. */
interface Tampering {
	/** of `m`; null: of the body itself */
	readonly in: string | null;
	readonly at: string;
	readonly with: Json | undefined;
}
const tampering: fc.Arbitrary<Tampering> = fc.oneof(
	fc.record({
		in: fc.constant(null),
		at: name,
		with: fc.oneof(value, fc.array(item, { maxLength: 2 }))
	}),
	fc.record({
		in: fc.constantFrom('f', 'g', 'vv', 'x', 'o', 'h'),
		at: fc.oneof(
			name,
			fc.constantFrom('phones/1', 'phones/1/number', 'phones/2/number', 'dcreator')
		),
		with: fc.constantFrom<Json | undefined>(
			undefined,
			STAMP,
			nextStamp(STAMP, 0, 'dother'),
			{},
			{ '1': [STAMP] },
			{ '1': [] },
			{ '2': [STAMP] }
		)
	})
);

function tampered(body: PlainBody, what: Tampering): PlainBody {
	if (what.in === null) return { ...body, [what.at]: what.with };
	const m = body['m'] as Record<string, Record<string, Json>>;
	const { [what.at]: _before, ...others } = m[what.in] ?? {};
	const part = what.with === undefined ? others : { ...others, [what.at]: what.with };
	return { ...body, m: { ...m, [what.in]: part } };
}

const isWhole = (body: PlainBody): boolean => settle({ rev: null, body }).stamped;

test('what says it all at a glance does so when it is read', () => {
	let all = 0;
	fc.assert(
		fc.property(
			fc.array(fc.array(edit, { maxLength: 3 }), { maxLength: 3 }),
			fc.array(tampering, { maxLength: 3 }),
			(saves, tamperings) => {
				const start = createBody(
					{ schema: 1, city: 'Vigo', phones: [{ id: '1', number: '5' }] },
					STAMP
				);
				const [mine, theirs] = saves.map((edits) =>
					applyEdits(start, edits, nextStamp(highestStamp(start), 0, `d${edits.length}`))
				);
				const merged = merge(mine ?? start, theirs ?? start);
				const body = tamperings.reduce<PlainBody>(tampered, merged);
				if (!saysItAll(body)) return;
				all += 1;
				expect(isWhole(body)).toBe(true);
			}
		),
		{ numRuns: 3000 }
	);
	expect(all).toBeGreaterThan(100);
});

test('values under one stamp that say it all at a glance do so when they are read', () => {
	fc.assert(
		fc.property(
			values,
			fc.array(fc.constantFrom<string>('city', 'phones', 'a/b')),
			(shown, taken) => {
				const { m } = createBody({ schema: 1, phones: [{ id: '1', number: '5' }] }, STAMP);
				const kept = Object.entries(shown).filter(([key]) => !taken.includes(key));
				const body = { ...Object.fromEntries(kept), m };
				if (saysItAll(body)) expect(isWhole(body)).toBe(true);
			}
		),
		{ numRuns: 2000 }
	);
});

test('a document as it was made says it all', () => {
	const body = createBody(
		{
			schema: 1,
			assigned: { owner: 'U', territory: 'norte' },
			'a/b': 'x',
			phones: [{ id: '1', number: '555', kind: 'home' }],
			emails: [{ id: '1' }, { id: '2', address: 'a@example.es' }]
		},
		STAMP
	);
	expect(saysItAll(body)).toBe(true);
	expect(saysItAll({ ...body, city: 'Vigo' })).toBe(false);
	expect(saysItAll({ ...body, phones: [] })).toBe(false);
	expect(saysItAll({ ...body, phones: [{ id: '1', number: '5' }, { id: '2' }] })).toBe(false);
});

test('a list of which its members say something else does not say it all', () => {
	const phones = [
		{ id: '1', number: '5' },
		{ id: '2', number: '6' }
	];
	const body = createBody({ schema: 1, phones }, STAMP);
	const twice = { ...body, phones: [phones[0], phones[0]] };
	const members = { ...body.m.g, things: {} };
	const ofNobody = { ...body, things: [], m: { ...body.m, g: members } };
	for (const each of [twice, ofNobody]) {
		expect(isWhole(each)).toBe(false);
		expect(saysItAll(each)).toBe(false);
	}
});

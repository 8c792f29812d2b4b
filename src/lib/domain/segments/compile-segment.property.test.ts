import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	choiceFields,
	comparisons,
	countedEvents,
	dateFields,
	segmentNode,
	textFields,
	timeUnits,
	type Condition,
	type EventQuery,
	type Period,
	type SegmentNode
} from '../documents/segment.ts';
import { AskedRows } from './asked-rows.ts';
import { compileSegment } from './compile-segment.ts';
import { segmentRow } from './segment-builders.ts';
import { iso, SegmentOracle } from './segment-oracle.ts';
import type { SegmentRow } from './segment-row.ts';

const word = fc.constantFrom('ana', 'Aná', 'a', 'luis', 'b(c', 'norte');
/** Ends of months of every length are met often. */
const monthEnd = fc.constantFrom(
	...['2024-02-29', '2025-02-28', '2025-12-31', '2026-01-31', '2026-03-31', '2026-04-30']
);
const anyDay = fc
	.date({ min: new Date('2023-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
	.map(iso);
const day = fc.oneof(anyDay, anyDay, monthEnd);
const unit = fc.constantFrom(...timeUnits);
const count = fc.integer({ min: 1, max: 12 });
const period: fc.Arbitrary<Period> = fc.oneof(
	fc.record({ is: fc.constant('last'), count, unit }),
	fc.record({ is: fc.constant('next'), count, unit }),
	fc.record({ is: fc.constant('calendar'), unit, before: fc.nat(12) }),
	fc.record({ is: fc.constant('between'), from: day, to: day }, { requiredKeys: ['is'] })
);
const filter = fc.record({
	field: fc.constantFrom('product', 'channel', 'purpose', 'by'),
	in: fc.array(word, { minLength: 1, maxLength: 3 })
});
const query = (of: fc.Arbitrary<EventQuery['of']>): fc.Arbitrary<EventQuery> =>
	fc.record(
		{ of, where: fc.array(filter, { maxLength: 1 }), within: period, due: period },
		{ requiredKeys: ['of'] }
	);
const anyEvents = query(fc.constantFrom(...countedEvents));
const how = fc.constantFrom(...comparisons);
const condition: fc.Arbitrary<Condition> = fc.oneof(
	fc.record({
		kind: fc.constant('text'),
		field: fc.constantFrom(...textFields, 'x-shade' as const, 'x-deep' as const),
		how: fc.constantFrom('equals', 'begins', 'contains'),
		value: word
	}),
	fc.record({
		kind: fc.constant('choice'),
		field: fc.constantFrom(...choiceFields, 'x-shade' as const, 'x-deep' as const),
		in: fc.array(word, { minLength: 1, maxLength: 3 })
	}),
	fc.record({ kind: fc.constant('flag'), field: fc.constantFrom('archived', 'discreet') }),
	fc.record({
		kind: fc.constant('date'),
		field: fc.constantFrom(...dateFields, 'x-met' as const),
		within: period
	}),
	fc
		.record({ kind: fc.constant('birthday'), within: period })
		.filter(({ within }) => within.is !== 'between' || !!(within.from && within.to)),
	fc.record({
		kind: fc.constant('years'),
		field: fc.constantFrom('age', 'tenure'),
		compare: how,
		value: fc.nat(3)
	}),
	fc.record({
		kind: fc.constant('known'),
		field: fc.constantFrom(...textFields, ...choiceFields, ...dateFields, 'x-size' as const)
	}),
	fc.record({
		kind: fc.constant('number'),
		field: fc.constantFrom('x-size' as const, 'x-shade' as const),
		compare: how,
		value: fc.integer({ min: -2, max: 3 })
	}),
	fc.record({ kind: fc.constant('count'), events: anyEvents, compare: how, value: fc.nat(3) }),
	fc.record({
		kind: fc.constant('sum'),
		events: query(fc.constant('purchase')),
		currency: fc.constantFrom('EUR', 'USD'),
		compare: how,
		value: fc.nat(300)
	}),
	fc.record({
		kind: fc.constant('quantity'),
		events: query(fc.constant('purchase')),
		compare: how,
		value: fc.nat(6)
	}),
	fc.record({ kind: fc.constant('last'), events: anyEvents, within: period }),
	fc.record(
		{ kind: fc.constant('consent'), purpose: word, channel: word, granted: fc.boolean() },
		{ requiredKeys: ['kind', 'purpose', 'granted'] }
	)
);
const { node } = fc.letrec<{ node: SegmentNode; group: SegmentNode; not: SegmentNode }>((tie) => ({
	node: fc.oneof({ maxDepth: 3 }, condition, tie('group'), tie('not')),
	group: fc.record({
		kind: fc.constantFrom('all' as const, 'any' as const),
		of: fc.array(tie('node'), { maxLength: 4 })
	}),
	not: fc.record({ kind: fc.constant('not' as const), of: tie('node') })
}));

const between = (min: string, max: string): fc.Arbitrary<string> =>
	fc
		.date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
		.map((date) => date.toISOString());
/** Weeks in which the clocks change somewhere, so that ends of periods are met often. */
const spring = between('2026-03-01', '2026-05-05');
const autumn = between('2026-09-01', '2026-11-08');
const at = fc.oneof(spring, spring, autumn);
const ofMonthEnd = fc.tuple(monthEnd, fc.nat(23)).map(([date, hour]) => {
	return `${date}T${String(hour).padStart(2, '0')}:59:00.000Z`;
});
const event = fc.record(
	{ at, by: word, channel: word, product: word, purpose: word, due: day },
	{ requiredKeys: ['at'] }
);
const purchase = fc.record(
	{
		at,
		product: word,
		quantity: fc.nat(4),
		amount: fc.nat(200),
		currency: fc.constantFrom('EUR', 'USD')
	},
	{ requiredKeys: ['at', 'product', 'amount', 'currency'] }
);
const item = fc.record(
	{ kind: word, number: word, address: word, value: word, city: word, street: word, region: word },
	{ requiredKeys: [] }
);
const items = fc
	.array(item, { maxLength: 2 })
	.map((all) => all.map((one, i) => ({ id: `${i}`, ...one })));
/** Of whoever was merged there is one more. */
const section = fc.record(
	{
		notes: word,
		personal: word,
		contract: word,
		credit: word,
		taxId: word,
		street: word,
		city: word,
		paymentMethod: word,
		'x-deep': word
	},
	{ requiredKeys: [] }
);
const row: fc.Arbitrary<SegmentRow> = fc
	.record({
		core: fc.record(
			{
				givenName: word,
				familyName: word,
				sex: word,
				stage: word,
				source: word,
				birthDate: day,
				customerSince: day,
				archived: fc.boolean(),
				'x-shade': word,
				'x-met': day,
				'x-size': fc.constantFrom('-2', '0', '1.5', '3', 'many'),
				phones: items,
				emails: items,
				addresses: items,
				tags: items
			},
			{ requiredKeys: [] }
		),
		owner: word,
		team: fc.option(word, { nil: undefined }),
		territory: word,
		discreet: fc.boolean(),
		sections: fc.record(
			{
				notes: fc.array(section, { maxLength: 2 }),
				commercial: fc.array(section, { maxLength: 2 }),
				billing: fc.array(section, { maxLength: 2 }),
				apart: fc.array(fc.record({ 'x-deep': word }), { maxLength: 2 })
			},
			{ requiredKeys: [] }
		),
		purchases: fc.array(purchase, { maxLength: 4 }),
		activities: fc.array(event, { maxLength: 4 }),
		complaints: fc.array(event, { maxLength: 2 }),
		tasks: fc.array(event, { maxLength: 2 }),
		consents: fc.array(
			fc.record(
				{
					_id: fc.uuid(),
					schema: fc.constant(1),
					purpose: word,
					channel: word,
					granted: fc.boolean(),
					text: word,
					version: word,
					language: word,
					at,
					by: word,
					device: word
				},
				{
					requiredKeys: [
						'_id',
						'schema',
						'purpose',
						'granted',
						'text',
						'version',
						'language',
						'at',
						'by',
						'device'
					]
				}
			),
			{ maxLength: 4 }
		)
	})
	.map(segmentRow);

/** With and without summer time, whole hours and parts of one, and days that begin at one o'clock. */
const ZONES = [
	'Europe/Madrid',
	'America/Mexico_City',
	'America/New_York',
	'America/Santiago',
	'Africa/Cairo',
	'Asia/Kolkata',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'Pacific/Chatham',
	'Pacific/Kiritimati',
	'UTC'
];

test('200 random segments are what they mean, at any time in any zone', () => {
	fc.assert(
		fc.property(
			node,
			fc.array(row, { minLength: 10, maxLength: 30, size: 'max' }),
			fc.oneof(at, at, ofMonthEnd).map((text) => Date.parse(text)),
			fc.constantFrom(...ZONES),
			(where, rows, now, timeZone) => {
				const segment = compileSegment(segmentNode.parse(where), { clock: () => now, timeZone });
				const oracle = new SegmentOracle(now, timeZone);
				for (const one of rows) {
					const expected = oracle.holds(where, one);
					expect(segment.matches(one)).toBe(expected);
					expect(segment.explain(one).holds).toBe(expected);
				}
			}
		),
		{ numRuns: 200 }
	);
});

test('rows that are asked one segment after the other answer each as if it were the first', () => {
	const asked = fc.record({ where: node, now: at.map((text) => Date.parse(text)) });
	fc.assert(
		fc.property(
			fc.array(asked, { minLength: 2, maxLength: 40, size: 'max' }),
			fc.array(row, { minLength: 10, maxLength: 30, size: 'max' }),
			fc.constantFrom(...ZONES),
			fc.constantFrom(...ZONES),
			(segments, rows, here, there) => {
				const all = new AskedRows(rows);
				for (const { where, now } of [...segments, ...segments]) {
					for (const timeZone of [here, there]) {
						const at = { clock: () => now, timeZone };
						const parsed = segmentNode.parse(where);
						const { matches } = compileSegment(parsed, at);
						expect(all.matching(parsed, at)).toEqual(rows.filter(matches));
					}
				}
			}
		),
		{ numRuns: 40 }
	);
});

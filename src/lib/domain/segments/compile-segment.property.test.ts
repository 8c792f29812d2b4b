import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayInZone } from '../documents/day-in-zone.ts';
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
import { compileSegment } from './compile-segment.ts';
import { segmentRow } from './segment-builders.ts';
import type { SegmentEvent, SegmentRow } from './segment-row.ts';

/**
 * What a segment means, said another way: each event's day is asked of the calendar one by one, and
 * days are counted on fingers.
 */
class Oracle {
	readonly #today: string;
	readonly #zone: string;

	constructor(now: number, zone: string) {
		this.#zone = zone;
		this.#today = dayInZone(now, zone);
	}

	holds(node: SegmentNode, row: SegmentRow): boolean {
		if (node.kind === 'all') return !node.of.some((child) => !this.holds(child, row));
		if (node.kind === 'any') return node.of.filter((child) => this.holds(child, row)).length > 0;
		if (node.kind === 'not') return !this.holds(node.of, row);
		return this.#condition(node as Condition, row);
	}

	#condition(one: Condition, row: SegmentRow): boolean {
		switch (one.kind) {
			case 'text': {
				const pattern = plain(one.value).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
				const shape = { equals: `^${pattern}$`, begins: `^${pattern}`, contains: pattern }[one.how];
				return values(row, one.field).some((value) => new RegExp(shape).test(plain(value)));
			}
			case 'choice':
				return one.in.some((wanted) => values(row, one.field).includes(wanted));
			case 'flag':
				return one.field === 'archived' ? row.core.archived === true : row.discreet;
			case 'date':
				return values(row, one.field).some((day) => this.#isIn(day, one.within));
			case 'birthday': {
				const born = values(row, 'birthDate')[0];
				if (born === undefined) return false;
				const years = Array.from({ length: 300 }, (_, i) => String(1900 + i));
				return years.some((year) => this.#isIn(year + born.slice(4), one.within));
			}
			case 'years': {
				const [from] = values(row, one.field === 'age' ? 'birthDate' : 'customerSince');
				return from !== undefined && compare(years(from, this.#today), one.compare, one.value);
			}
			case 'known':
				return values(row, one.field).length > 0;
			case 'count':
				return compare(this.#events(one.events, row).length, one.compare, one.value);
			case 'sum': {
				const paid = this.#events(one.events, row)
					.filter((event) => row.purchases.some((purchase) => purchase === event))
					.map((event) => event as SegmentRow['purchases'][number])
					.filter(({ currency }) => currency === one.currency);
				return compare(
					paid.map(({ amount }) => amount).reduce((a, b) => a + b, 0),
					one.compare,
					one.value
				);
			}
			case 'last': {
				const times = this.#events(one.events, row)
					.map(({ at }) => at)
					.sort();
				const last = times.at(-1);
				return last !== undefined && this.#isIn(this.#dayOf(last), one.within);
			}
			case 'consent': {
				const same = row.consents.filter(
					({ purpose, channel }) =>
						purpose === one.purpose && (one.channel === undefined || channel === one.channel)
				);
				const channels = new Set(same.map(({ channel }) => channel));
				return [...channels].some((channel) => {
					const answers = same
						.filter((answer) => answer.channel === channel)
						.sort((a, b) => a.at.localeCompare(b.at) || Number(b.granted) - Number(a.granted));
					return answers.at(-1)?.granted === one.granted;
				});
			}
		}
	}

	#events({ of, where = [], within }: EventQuery, row: SegmentRow): readonly SegmentEvent[] {
		const all: Record<EventQuery['of'], readonly SegmentEvent[]> = {
			purchase: row.purchases,
			activity: row.activities,
			complaint: row.complaints,
			task: row.tasks,
			consent: row.consents
		};
		return all[of]
			.filter((event) => where.every((filter) => filter.in.includes(event[filter.field] ?? '')))
			.filter(({ at }) => within === undefined || this.#isIn(this.#dayOf(at), within));
	}

	#dayOf(at: string): string {
		return dayInZone(Date.parse(at), this.#zone);
	}

	#isIn(day: string, period: Period): boolean {
		const today = this.#today;
		switch (period.is) {
			case 'last':
				return day <= today && day >= moved(today, -period.count, period.unit);
			case 'next':
				return day > today && day <= moved(today, period.count, period.unit);
			case 'between':
				return day >= (period.from ?? '') && day <= (period.to ?? '9');
			case 'calendar':
				return unitOf(day, period.unit) === unitOf(today, period.unit) - period.before;
		}
	}
}

/** The number of a calendar's unit, counted from somewhere. */
function unitOf(day: string, unit: (typeof timeUnits)[number]): number {
	const days = Math.round(new Date(day).getTime() / 86_400_000);
	const [year = 0, month = 0] = day.split('-').map(Number);
	// The epoch was a Thursday.
	return { day: days, week: Math.floor((days + 3) / 7), month: year * 12 + month, year }[unit];
}

function moved(day: string, count: number, unit: (typeof timeUnits)[number]): string {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	if (unit === 'day' || unit === 'week') {
		const days = count * (unit === 'week' ? 7 : 1);
		return iso(new Date(Date.UTC(year, month - 1, date + days)));
	}
	const months = count * (unit === 'year' ? 12 : 1);
	for (let last = date; ; last--) {
		const found = new Date(Date.UTC(year, month - 1 + months, last));
		if (found.getUTCDate() === last) return iso(found);
	}
}

function iso(date: Date): string {
	return date.toISOString().slice(0, 10);
}

function years(from: string, to: string): number {
	let count = 0;
	while (`${Number(from.slice(0, 4)) + count + 1}${from.slice(4)}` <= to) count++;
	return from > to ? -1 : count;
}

function compare(found: number, how: string, value: number): boolean {
	return {
		above: found > value,
		atLeast: found >= value,
		atMost: found <= value,
		below: found < value
	}[how as (typeof comparisons)[number]];
}

function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function values(row: SegmentRow, field: string): string[] {
	const { core, owner, team, territory } = row;
	const { phones = [], emails = [], addresses = [], tags = [] } = core;
	const lists: Record<string, (string | undefined)[]> = {
		phone: phones.flatMap(({ number, typed }) => [number, typed]),
		phoneKind: phones.map(({ kind }) => kind),
		email: emails.map(({ address }) => address),
		emailKind: emails.map(({ kind }) => kind),
		addressKind: addresses.map(({ kind }) => kind),
		tag: tags.map(({ value }) => value),
		owner: [owner],
		team: [team],
		territory: [territory]
	};
	const ofAddress = ['street', 'postalCode', 'city', 'region', 'country'].includes(field);
	const found = ofAddress
		? addresses.map((address) => address[field] as string | undefined)
		: (lists[field] ?? [core[field] as string | undefined]);
	return found.filter((value) => typeof value === 'string' && value !== '') as string[];
}

const word = fc.constantFrom('ana', 'Aná', 'a', 'luis', 'b(c', 'norte');
const day = fc
	.date({ min: new Date('2023-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
	.map(iso);
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
		{ of, where: fc.array(filter, { maxLength: 1 }), within: period },
		{ requiredKeys: ['of'] }
	);
const anyEvents = query(fc.constantFrom(...countedEvents));
const how = fc.constantFrom(...comparisons);
const condition: fc.Arbitrary<Condition> = fc.oneof(
	fc.record({
		kind: fc.constant('text'),
		field: fc.constantFrom(...textFields),
		how: fc.constantFrom('equals', 'begins', 'contains'),
		value: word
	}),
	fc.record({
		kind: fc.constant('choice'),
		field: fc.constantFrom(...choiceFields),
		in: fc.array(word, { minLength: 1, maxLength: 3 })
	}),
	fc.record({ kind: fc.constant('flag'), field: fc.constantFrom('archived', 'discreet') }),
	fc.record({ kind: fc.constant('date'), field: fc.constantFrom(...dateFields), within: period }),
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
		field: fc.constantFrom(...textFields, ...choiceFields, ...dateFields)
	}),
	fc.record({ kind: fc.constant('count'), events: anyEvents, compare: how, value: fc.nat(3) }),
	fc.record({
		kind: fc.constant('sum'),
		events: query(fc.constant('purchase')),
		currency: fc.constantFrom('EUR', 'USD'),
		compare: how,
		value: fc.nat(300)
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

/** Weeks in which the clocks change in Spain and in Egypt, so that ends of periods are met often. */
const at = fc
	.date({ min: new Date('2026-03-15'), max: new Date('2026-05-05'), noInvalidDate: true })
	.map((date) => date.toISOString());
const event = fc.record(
	{ at, by: word, channel: word, product: word, purpose: word },
	{ requiredKeys: ['at'] }
);
const purchase = fc.record({
	at,
	product: word,
	amount: fc.nat(200),
	currency: fc.constantFrom('EUR', 'USD')
});
const item = fc.record(
	{ kind: word, number: word, address: word, value: word, city: word, street: word, region: word },
	{ requiredKeys: [] }
);
const items = fc
	.array(item, { maxLength: 2 })
	.map((all) => all.map((one, i) => ({ id: `${i}`, ...one })));
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

test('200 random segments are what they mean, at any time in any zone', () => {
	fc.assert(
		fc.property(
			node,
			fc.array(row, { minLength: 10, maxLength: 30, size: 'max' }),
			at.map((text) => Date.parse(text)),
			fc.constantFrom(
				'Europe/Madrid',
				'America/Mexico_City',
				'Pacific/Kiritimati',
				'Africa/Cairo',
				'UTC'
			),
			(where, rows, now, timeZone) => {
				const segment = compileSegment(segmentNode.parse(where), { clock: () => now, timeZone });
				const oracle = new Oracle(now, timeZone);
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

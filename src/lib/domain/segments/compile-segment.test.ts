import { describe, expect, test } from 'vitest';
import { segmentNode, type SegmentNode } from '../documents/segment.ts';
import { compileSegment } from './compile-segment.ts';
import { segmentRow } from './segment-builders.ts';
import type { SegmentRow } from './segment-row.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

const women: SegmentNode = { kind: 'choice', field: 'sex', in: ['female'] };
const spentOver500: SegmentNode = {
	kind: 'sum',
	events: { of: 'purchase', within: { is: 'last', count: 30, unit: 'day' } },
	currency: 'EUR',
	compare: 'above',
	value: 50_000
};

describe('the questions that a company asks', () => {
	test('women who spent over 500 in the last 30 days', () => {
		const where: SegmentNode = { kind: 'all', of: [women, spentOver500] };
		const bought = (amount: number, at: string, currency = 'EUR') => ({
			product: 'curso',
			amount,
			currency,
			at
		});
		const ana = { core: { sex: 'female' }, purchases: [bought(50_001, '2026-11-01T10:00:00Z')] };
		expect(asked(where, segmentRow(ana))).toBe(true);
		expect(asked(where, segmentRow({ ...ana, core: { sex: 'male' } }))).toBe(false);
		const early = [bought(90_000, '2026-10-01T10:00:00Z')];
		expect(asked(where, segmentRow({ ...ana, purchases: early }))).toBe(false);
		const dollars = [bought(90_000, '2026-11-01T10:00:00Z', 'USD')];
		expect(asked(where, segmentRow({ ...ana, purchases: dollars }))).toBe(false);
	});

	test('men of Jalisco', () => {
		const where: SegmentNode = {
			kind: 'all',
			of: [
				{ kind: 'choice', field: 'sex', in: ['male'] },
				{ kind: 'text', field: 'region', how: 'equals', value: 'JALISCO' }
			]
		};
		const core = { sex: 'male', addresses: [{ id: 'a', region: 'Jalisco' }] };
		expect(asked(where, segmentRow({ core }))).toBe(true);
	});

	test('prospects of Luis not contacted for 30 days who allowed e-mail', () => {
		const where: SegmentNode = {
			kind: 'all',
			of: [
				{ kind: 'choice', field: 'owner', in: ['luis'] },
				{ kind: 'choice', field: 'stage', in: ['prospeccion'] },
				{
					kind: 'count',
					events: { of: 'activity', within: { is: 'last', count: 30, unit: 'day' } },
					compare: 'atMost',
					value: 0
				},
				{ kind: 'consent', purpose: 'news', channel: 'email', granted: true }
			]
		};
		const prospect = segmentRow({
			core: { stage: 'prospeccion' },
			owner: 'luis',
			activities: [{ at: '2026-09-01T10:00:00Z', channel: 'visit' }],
			consents: [consent(true, '2026-01-01T10:00:00Z')]
		});
		expect(asked(where, prospect)).toBe(true);
		const refused = [...prospect.consents, consent(false, '2026-02-01T10:00:00Z')];
		expect(asked(where, { ...prospect, consents: refused })).toBe(false);
		const visited = [{ at: '2026-11-20T10:00:00Z', channel: 'visit' }];
		expect(asked(where, { ...prospect, activities: visited })).toBe(false);
	});

	test('who has their birthday in the coming week, over the end of the year too', () => {
		const where: SegmentNode = { kind: 'birthday', within: { is: 'next', count: 7, unit: 'day' } };
		const born = (birthDate: string) => segmentRow({ core: { birthDate } });
		const newYearsEve = Date.UTC(2026, 11, 30);
		expect(asked(where, born('1980-01-02'), { now: newYearsEve })).toBe(true);
		expect(asked(where, born('1980-12-30'), { now: newYearsEve })).toBe(false);
		expect(asked(where, segmentRow(), { now: newYearsEve })).toBe(false);
	});

	test('who was born on a leap day has a birthday every year, on the day that makes them older', () => {
		const today = { is: 'calendar', unit: 'day', before: 0 } as const;
		const where: SegmentNode = { kind: 'birthday', within: today };
		const leap = segmentRow({ core: { birthDate: '2004-02-29' } });
		const onDay = (year: number, month: number, day: number) =>
			asked(where, leap, { now: Date.UTC(year, month - 1, day, 12) });
		expect([onDay(2026, 2, 28), onDay(2026, 3, 1), onDay(2026, 3, 2)]).toEqual([
			false,
			true,
			false
		]);
		expect([onDay(2028, 2, 28), onDay(2028, 2, 29), onDay(2028, 3, 1)]).toEqual([
			...[false, true, false]
		]);
	});

	test('who is over 40, and nobody whose age is not known', () => {
		const where: SegmentNode = { kind: 'years', field: 'age', compare: 'above', value: 40 };
		expect(asked(where, segmentRow({ core: { birthDate: '1985-11-22' } }))).toBe(true);
		expect(asked(where, segmentRow({ core: { birthDate: '1985-11-23' } }))).toBe(false);
		expect(asked(where, segmentRow())).toBe(false);
	});
});

describe('a day', () => {
	const boughtToday: SegmentNode = {
		kind: 'count',
		events: { of: 'purchase', within: { is: 'calendar', unit: 'day', before: 0 } },
		compare: 'atLeast',
		value: 1
	};
	const boughtAt = (at: string) =>
		segmentRow({ purchases: [{ product: 'x', amount: 1, currency: 'EUR', at }] });

	test.each([
		// Midnight in Madrid is 23:00 UTC in winter and 22:00 in summer.
		['Europe/Madrid', '2026-11-22T12:00:00Z', '2026-11-21T23:00:00Z', '2026-11-22T22:59:59Z'],
		['Europe/Madrid', '2026-07-15T12:00:00Z', '2026-07-14T22:00:00Z', '2026-07-15T21:59:59Z'],
		// The clock goes forward: a day of 23 hours. Back: of 25.
		['Europe/Madrid', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
		['Europe/Madrid', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
		['America/Mexico_City', '2026-11-22T12:00:00Z', '2026-11-22T06:00:00Z', '2026-11-23T05:59:59Z'],
		['Pacific/Kiritimati', '2026-11-22T12:00:00Z', '2026-11-22T10:00:00Z', '2026-11-23T09:59:59Z'],
		// Midnight does not exist on this day: it begins at one.
		['Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00Z', '2026-04-24T20:59:59Z']
	])('in %s at %s is from %s to %s', (timeZone, now, first, last) => {
		const at = { now: Date.parse(now), timeZone };
		expect(asked(boughtToday, boughtAt(first), at)).toBe(true);
		expect(asked(boughtToday, boughtAt(last), at)).toBe(true);
		expect(asked(boughtToday, boughtAt(shifted(first, -1)), at)).toBe(false);
		expect(asked(boughtToday, boughtAt(shifted(last, 1)), at)).toBe(false);
	});
});

describe('groups', () => {
	test('an empty "all" holds for everybody, an empty "any" for nobody', () => {
		expect(asked({ kind: 'all', of: [] }, segmentRow())).toBe(true);
		expect(asked({ kind: 'any', of: [] }, segmentRow())).toBe(false);
	});

	test('"not" holds for whoever it is not known of', () => {
		expect(asked({ kind: 'not', of: women }, segmentRow())).toBe(true);
	});
});

describe('why somebody is in a segment', () => {
	const luis: SegmentNode = { kind: 'choice', field: 'owner', in: ['luis'] };

	test('"all" is told by every condition, "any" by those that hold', () => {
		const row = segmentRow({ core: { sex: 'female' } });
		expect(explained({ kind: 'all', of: [women] }, row)).toEqual({
			holds: true,
			reasons: [{ condition: women, holds: true }]
		});
		expect(explained({ kind: 'any', of: [luis, women] }, row).reasons).toEqual([
			{ condition: women, holds: true }
		]);
	});

	test('and why not: by what fails', () => {
		const where: SegmentNode = { kind: 'all', of: [{ kind: 'not', of: women }, luis] };
		expect(explained(where, segmentRow({ core: { sex: 'female' }, owner: 'luis' }))).toEqual({
			holds: false,
			reasons: [{ condition: women, holds: true }]
		});
	});
});

test.each([
	['a condition that there is not', { kind: 'colour', is: 'red' }],
	['a field that there is not', { kind: 'choice', field: '__proto__', in: ['x'] }],
	[
		'a day that no calendar has',
		{ kind: 'date', field: 'birthDate', within: { is: 'between', from: '2026-02-30' } }
	],
	['no value to look for', { kind: 'choice', field: 'sex', in: [] }],
	['a number that is none', { kind: 'years', field: 'age', compare: 'above', value: NaN }]
])('%s is no segment', (_, node) => {
	expect(segmentNode.safeParse(node).success).toBe(false);
});

interface Where {
	readonly now?: number;
	readonly timeZone?: string;
}

function asked(where: SegmentNode, row: SegmentRow, at: Where = {}): boolean {
	return compiled(where, at).matches(row);
}

function explained(where: SegmentNode, row: SegmentRow) {
	return compiled(where, {}).explain(row);
}

function compiled(where: SegmentNode, { now = NOW, timeZone = 'Europe/Madrid' }: Where) {
	return compileSegment(segmentNode.parse(where), { clock: () => now, timeZone });
}

function shifted(at: string, seconds: number): string {
	return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

function consent(granted: boolean, at: string): SegmentRow['consents'][number] {
	return {
		_id: `consent:${at}`,
		schema: 1,
		purpose: 'news',
		channel: 'email',
		granted,
		text: '',
		version: '1',
		language: 'es',
		at,
		by: 'ana',
		device: 'd1'
	};
}

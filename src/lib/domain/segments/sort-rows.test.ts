import { expect, test } from 'vitest';
import { segmentRow } from './segment-builders.ts';
import type { SegmentRow } from './segment-row.ts';
import { sortRows } from './sort-rows.ts';

const rows = [
	person('Zoe', 'de la Cruz', '03001'),
	person('Ana', 'Ñuño', '28001'),
	person('Eva', 'Núñez', '28001'),
	person('Óscar', 'Núñez', ''),
	person('Luis', 'Ortega', '03001')
];

test('by postcode, then by name as Spanish orders it; whoever has none comes last', () => {
	const sort = [
		{ field: 'postalCode', direction: 'up' },
		{ field: 'name', direction: 'up' }
	] as const;
	expect(names(sortRows(rows, sort, 'es'))).toEqual(['Zoe', 'Luis', 'Eva', 'Ana', 'Óscar']);
});

test('the other way round, whoever has none is still last', () => {
	const sort = [{ field: 'postalCode', direction: 'down' }] as const;
	expect(names(sortRows(rows, sort, 'es'))).toEqual(['Ana', 'Eva', 'Zoe', 'Luis', 'Óscar']);
});

test('in another language, another order', () => {
	const sort = [{ field: 'name', direction: 'up' }] as const;
	expect(names(sortRows(rows, sort, 'en'))).toEqual(['Zoe', 'Eva', 'Óscar', 'Ana', 'Luis']);
});

test('by the last visit, as an instant', () => {
	const visited = (at: string) => segmentRow({ core: { givenName: at }, activities: [{ at }] });
	const [early, late] = [visited('2026-01-01T23:30:00+02:00'), visited('2026-01-01T22:00:00Z')];
	const sort = [{ field: 'lastActivity', direction: 'down' }] as const;
	expect(sortRows([early, segmentRow(), late], sort, 'es')[0]).toBe(late);
});

test('by a number that an administrator has asked for, below zero too', () => {
	const sized = (size: string) => segmentRow({ core: { 'x-size': size } });
	const rows = ['12', '-3', '', '1.5', '1.25', '-12', '100'].map(sized);
	const sorted = sortRows(rows, [{ field: 'x-size', direction: 'up' }], 'es');
	expect(sorted.map(({ core }) => core['x-size'])).toEqual([
		...['-12', '-3', '1.25', '1.5', '12', '100', '']
	]);
});

function person(givenName: string, familyName: string, postalCode: string): SegmentRow {
	return segmentRow({ core: { givenName, familyName, addresses: [{ id: 'a', postalCode }] } });
}

function names(sorted: readonly SegmentRow[]): readonly (string | undefined)[] {
	return sorted.map(({ core }) => core.givenName);
}

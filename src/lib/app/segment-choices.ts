import type { SegmentRow } from '#domain/segments/segment-row.ts';
import { valuesOf } from '#domain/segments/row-values.ts';
import type { Colleagues } from './colleagues.ts';
import type { SegmentChoices } from './segments-api.ts';

/** A list to choose from is read, not searched. */
const MOST = 200;

/** What customers have, most used first. */
export function segmentChoices(
	rows: ReadonlyMap<string, SegmentRow>,
	colleagues: Colleagues
): Omit<SegmentChoices, 'sections'> {
	const all = [...rows.values()];
	const used = (values: (row: SegmentRow) => readonly string[]): readonly string[] => {
		const counts = new Map<string, number>();
		for (const value of all.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
		return [...counts]
			.sort(([, a], [, b]) => b - a)
			.slice(0, MOST)
			.map(([value]) => value);
	};
	const named = (values: readonly string[], nameOf: (value: string) => string) =>
		values.map((value) => ({ value, label: nameOf(value) || value }));
	return {
		tags: used((row) => valuesOf(row, 'tag')),
		countries: used((row) => valuesOf(row, 'country')),
		cities: used((row) => valuesOf(row, 'city')),
		products: used(({ purchases }) => purchases.map(({ product }) => product)),
		currencies: used(({ purchases }) => purchases.map(({ currency }) => currency)),
		campaigns: used((row) => valuesOf(row, 'campaign')),
		purposes: used(({ consents }) => consents.map(({ purpose }) => purpose)),
		territories: named(
			used(({ territory }) => [territory]),
			(slug) => colleagues.territoryName(slug)
		),
		owners: named(
			used(({ owner }) => [owner]),
			(uid) => colleagues.nameOf(uid)
		)
	};
}

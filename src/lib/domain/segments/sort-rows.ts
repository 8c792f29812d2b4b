import { stages } from '../documents/stages.ts';
import { isCustomFieldName } from '../documents/custom-field.ts';
import type { SortField, SortStep } from '../documents/segment.ts';
import { sortKey, sortKeyOrder, type SortLanguage } from '../search/sort-key.ts';
import { valuesOf } from './row-values.ts';
import type { SegmentEvent, SegmentRow } from './segment-row.ts';

/**
 * Customers by one key, then by the next, as the language orders its letters. Whoever has no value comes
 * last, whichever way the others stand; equals stay as they were.
 */
export function sortRows(
	rows: readonly SegmentRow[],
	sort: readonly SortStep[],
	language: SortLanguage
): readonly SegmentRow[] {
	const order = sortKeyOrder(language);
	const keyed = rows.map((row) => ({
		row,
		keys: sort.map(({ field }) => keyOf(row, field, language))
	}));
	keyed.sort((a, b) => {
		for (const [i, { direction }] of sort.entries()) {
			const [mine, theirs] = [a.keys[i] ?? '', b.keys[i] ?? ''];
			if (mine === '' || theirs === '') {
				if (mine !== theirs) return mine === '' ? 1 : -1;
				continue;
			}
			const difference = order(mine, theirs);
			if (difference !== 0) return direction === 'up' ? difference : -difference;
		}
		return 0;
	});
	return keyed.map(({ row }) => row);
}

/** '' for none. Of several values, the first as they stand. */
function keyOf(row: SegmentRow, field: SortField, language: SortLanguage): string {
	switch (field) {
		case 'name':
			return sortKey(row.core, language);
		case 'lastActivity':
			return lastOf(row.activities);
		case 'lastPurchase':
			return lastOf(row.purchases);
		case 'stage': {
			const [value = ''] = valuesOf(row, field);
			return stageOrder(value);
		}
		default: {
			const [value = ''] = valuesOf(row, field);
			return isCustomFieldName(field) ? orderedByNumber(value) : value;
		}
	}
}

/** As they follow each other; those that a newer app knows come after. */
function stageOrder(stage: string): string {
	const place = stages.findIndex((each) => each === stage);
	return place === -1 ? stage : String(place);
}

/** Larger than any number that a field holds, in millionths, so that none is below zero. */
const SHIFT = 10n ** 22n;

/** A number as a text that stands where the number does; any other text as it is. */
function orderedByNumber(value: string): string {
	if (!/^-?\d{1,15}(\.\d+)?$/.test(value)) return value;
	return String(SHIFT + BigInt(Math.round(Number(value) * 1e6)));
}

function lastOf(events: readonly SegmentEvent[]): string {
	let last = -Infinity;
	for (const { at } of events) last = Math.max(last, Date.parse(at));
	return Number.isFinite(last) ? new Date(last).toISOString() : '';
}

import type { Period } from '../documents/segment.ts';
import { addUnits, firstDayOf } from './calendar.ts';

/** Calendar days, both ends included; open where one is null. */
export interface DayRange {
	readonly from: string | null;
	readonly to: string | null;
}

/** @param today `yyyy-mm-dd` where it is asked */
export function periodDays(period: Period, today: string): DayRange {
	switch (period.is) {
		case 'last':
			return { from: addUnits(today, -period.count, period.unit), to: today };
		case 'next':
			return { from: addUnits(today, 1, 'day'), to: addUnits(today, period.count, period.unit) };
		case 'calendar': {
			const from = addUnits(firstDayOf(today, period.unit), -period.before, period.unit);
			return { from, to: addUnits(addUnits(from, 1, period.unit), -1, 'day') };
		}
		case 'between':
			return { from: period.from ?? null, to: period.to ?? null };
	}
}

export function isWithin(day: string, { from, to }: DayRange): boolean {
	return (from === null || day >= from) && (to === null || day <= to);
}

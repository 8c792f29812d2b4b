import { isTimeZone } from '../documents/day-in-zone.ts';
import { addUnits } from './calendar.ts';
import type { DayRange } from './period-days.ts';

const MINUTE = 60_000;
/** No zone is farther than this from UTC. */
const FARTHEST = 16 * 60 * MINUTE;

/** Milliseconds since the epoch, from the first to before the second. */
export interface TimeRange {
	readonly from: number;
	readonly before: number;
}

export function isDuring(at: number, { from, before }: TimeRange): boolean {
	return at >= from && at < before;
}

/**
 * Days of one time zone as instants. A range is worked out once, by looking for the minute in which the
 * day begins: a day may have 23 or 25 hours, and there are zones where midnight is left out. Asking a
 * hundred thousand events is then a comparison of numbers.
 */
export class ZonedTime {
	readonly #format: Intl.DateTimeFormat;

	/** @param timeZone IANA name; UTC where none is known here */
	constructor(timeZone: string) {
		this.#format = new Intl.DateTimeFormat('en-CA', {
			timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit'
		});
	}

	/** `yyyy-mm-dd` */
	dayOf(at: number): string {
		return this.#format.format(at);
	}

	instants({ from, to }: DayRange): TimeRange {
		return {
			from: from === null ? -Infinity : this.#start(from),
			before: to === null ? Infinity : this.#start(addUnits(to, 1, 'day'))
		};
	}

	/** The first minute that is on this day or later. */
	#start(day: string): number {
		const midnight = Date.parse(`${day}T00:00:00Z`);
		let [early, late] = [midnight - FARTHEST, midnight + FARTHEST];
		while (late - early > MINUTE) {
			const middle = Math.floor((early + late) / 2 / MINUTE) * MINUTE;
			if (this.dayOf(middle) >= day) late = middle;
			else early = middle;
		}
		return late;
	}
}

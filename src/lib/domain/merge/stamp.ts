import { STAMP } from '../documents/merging.ts';

/**
 * A reading of a hybrid logical clock: 12 hex digits of milliseconds, 4 of a counter, `-`, the device.
 * Fixed width, so that text order is the order of time, then counter, then device.
 */
export type Stamp = string;

export interface StampParts {
	/** milliseconds since the epoch */
	readonly ms: number;
	readonly counter: number;
	readonly device: string;
}

const MS_DIGITS = 12;
const COUNTER_DIGITS = 4;
const DEVICE_AT = MS_DIGITS + COUNTER_DIGITS + 1;
const MAX_MS = 16 ** MS_DIGITS - 1;
const MAX_COUNTER = 16 ** COUNTER_DIGITS - 1;

/** Without a parser around it: asked for each device of each document that comes in. */
export function isStamp(value: unknown): value is Stamp {
	return typeof value === 'string' && STAMP.test(value);
}

/** @throws RangeError when a part does not fit, TypeError when the device's name has other characters */
export function formatStamp({ ms, counter, device }: StampParts): Stamp {
	const text = `${hex(ms, MS_DIGITS, MAX_MS)}${hex(counter, COUNTER_DIGITS, MAX_COUNTER)}-${device}`;
	if (!isStamp(text)) throw new TypeError('not the name of a device');
	return text;
}

/** @throws TypeError when the text is not a stamp */
export function parseStamp(text: string): StampParts {
	if (!isStamp(text)) throw new TypeError('not a stamp');
	return {
		ms: parseInt(text.slice(0, MS_DIGITS), 16),
		counter: parseInt(text.slice(MS_DIGITS, DEVICE_AT - 1), 16),
		device: deviceOf(text)
	};
}

/** The device that issued a stamp. Trusts that it is one: this runs for every field of a merge. */
export function deviceOf(stamp: Stamp): string {
	return stamp.slice(DEVICE_AT);
}

/**
 * The next stamp of a device: above all that it has seen and not before now. A clock that stands
 * still or runs backwards counts on; a full counter borrows a millisecond from the future.
 *
 * @param seen the highest stamp that this device issued or met, or null
 * @param now milliseconds since the epoch
 * @throws RangeError when the time does not fit
 */
export function nextStamp(seen: Stamp | null, now: number, device: string): Stamp {
	const time = Math.max(0, Math.floor(now));
	const last = seen === null ? null : parseStamp(seen);
	if (last === null || time > last.ms) return formatStamp({ ms: time, counter: 0, device });
	if (last.counter < MAX_COUNTER) {
		return formatStamp({ ms: last.ms, counter: last.counter + 1, device });
	}
	return formatStamp({ ms: last.ms + 1, counter: 0, device });
}

function hex(value: number, digits: number, max: number): string {
	if (!Number.isInteger(value) || value < 0 || value > max) {
		throw new RangeError(`${value} does not fit in a stamp`);
	}
	return value.toString(16).padStart(digits, '0');
}

import type { Random } from '#domain/kernel/random.ts';
import { between } from './choose.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An instant between the two, in the hours in which people work and buy. */
export function workingTime(random: Random, from: number, to: number): number {
	const somewhere = from + random() * (to - from);
	const midnight = somewhere - (somewhere % DAY);
	const atWork = midnight + between(random, 7 * 60, 18 * 60) * MINUTE;
	return Math.round(Math.min(Math.max(atWork, from), to));
}

export function isoDate(instant: number): string {
	return new Date(instant).toISOString().slice(0, 10);
}

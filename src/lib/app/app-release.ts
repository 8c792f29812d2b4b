import { version } from '$app/environment';
import { version as release } from '../../../package.json';
import type { Formats } from '$lib/i18n/formats.ts';

/** Which release of the app runs, and of what day: what a person can read out to support. */
export function appRelease(formats: Pick<Formats, 'shortDay'>): string {
	const built = Number(version);
	return `${release} · ${Number.isNaN(built) ? version : formats.shortDay(built)}`;
}

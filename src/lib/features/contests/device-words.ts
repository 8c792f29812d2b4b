import type { EventDevice } from '$lib/app/devices-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import { readinessWords } from '$lib/i18n/readiness-words.ts';

/** As the draw counts: a device that is in reach is heard of every minute. */
const QUIET_AFTER_MS = 10 * 60_000;

/** Whether somebody has to look after a device. */
export function deviceState(
	{ t }: Locale,
	{ lastContact, report }: EventDevice,
	now: number
): { readonly tone: 'good' | 'wait'; readonly words: string } {
	if (now - Date.parse(lastContact) > QUIET_AFTER_MS) {
		return { tone: 'wait', words: t('devices.quiet') };
	}
	const pending = report?.pending ?? 0;
	if (pending > 0) return { tone: 'wait', words: t('devices.pending', { count: pending }) };
	return { tone: 'good', words: t('devices.inReach') };
}

/** What it said last, in one line. */
export function reportWords(
	{ t, formats }: Locale,
	report: EventDevice['report'],
	now: number
): string {
	if (report === null) return t('devices.silent');
	const { pending, oldest, refused, version, battery, at } = report;
	return [
		t('devices.toldPending', { count: pending, when: formats.moment(Date.parse(at), now) }),
		...(oldest === null ? [] : [t('devices.oldest', { when: formats.moment(oldest, now) })]),
		...(refused === 0 ? [] : [t('devices.refused', { count: refused })]),
		...(battery === null ? [] : [t('devices.battery', { share: formats.percent(battery) })]),
		...(version === '' ? [] : [t('devices.version', { version })])
	].join(' · ');
}

/** Each time that this event's kiosk was opened there although something was missing, a line. */
export function waiverWords(
	{ t, formats }: Locale,
	told: { readonly kid: string; readonly report: EventDevice['report']; readonly now: number }
): readonly string[] {
	const waivers = told.report?.waivers?.filter(({ kid }) => kid === told.kid) ?? [];
	return waivers.map(({ at, missing, reason }) => {
		const names = missing.map((item) => readinessWords(item)).filter((key) => key !== null);
		return t('devices.waived', {
			when: formats.moment(at, told.now),
			missing: names.map((key) => t(key)).join(', '),
			reason
		});
	});
}

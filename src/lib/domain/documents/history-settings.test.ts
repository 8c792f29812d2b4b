import { describe, expect, test } from 'vitest';
import {
	FEWEST_DAYS,
	historySettings,
	keepingOf,
	keptSince,
	MOST_DAYS,
	type HistoryKeeping
} from './history-settings.ts';

const settings = (values: object) => ({ _id: 'settings:history', schema: 1, ...values });

describe('how long histories are kept', () => {
	test.each([FEWEST_DAYS, 365, MOST_DAYS, 'always'])('may be %s', (keepDays) => {
		expect(historySettings.safeParse(settings({ keepDays })).success).toBe(true);
		expect(keepingOf(settings({ keepDays }))).toBe(keepDays);
	});

	test.each([FEWEST_DAYS - 1, 0, -365, 30.5, MOST_DAYS + 1, '365', 'never', null, true])(
		'is never %s, which is refused in words',
		(keepDays) => {
			const { error } = historySettings.safeParse(settings({ keepDays }));
			expect(error?.issues[0]?.path).toEqual(['keepDays']);
			expect(error?.issues[0]?.message).toContain('whole number of days from 30 to 36500');
		}
	);

	test('is for ever where nothing is said, or what is said makes no sense', () => {
		for (const body of [undefined, null, {}, settings({}), settings({ keepDays: 3 })]) {
			expect(keepingOf(body)).toBe('always');
		}
	});

	test('is not the only thing that the setting may say one day', () => {
		const told = settings({ keepDays: 90, keepPictures: 30 });
		expect(historySettings.parse(told)).toEqual(told);
	});

	test('is counted back from now in whole days', () => {
		const now = Date.UTC(2026, 10, 23, 12);
		const since = (keeping: HistoryKeeping) => keptSince(keeping, now);
		expect(since('always')).toBeNull();
		expect(since(30)).toBe(Date.UTC(2026, 9, 24, 12));
		expect(since(365)).toBe(Date.UTC(2025, 10, 23, 12));
	});
});

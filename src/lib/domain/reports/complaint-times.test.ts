import { describe, expect, it } from 'vitest';
import { complaintTimes, type KnownComplaint } from './complaint-times.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const question = { period: 'days30', timeZone: 'Europe/Madrid' } as const;

function complaint(values: Partial<KnownComplaint>): KnownComplaint {
	return {
		cid: 'rosa',
		owner: 'ana',
		at: '2026-11-20T10:00:00.000Z',
		due: '',
		resolved: '',
		...values
	};
}

function tookHours(...hours: readonly number[]): readonly KnownComplaint[] {
	const at = Date.parse('2026-11-20T10:00:00.000Z');
	return hours.map((took) => complaint({ resolved: new Date(at + took * HOUR).toISOString() }));
}

describe('how long complaints take', () => {
	it('says nothing of none', () => {
		expect(complaintTimes([], question, NOW)).toMatchObject({
			came: 0,
			half: null,
			most: null,
			owners: []
		});
	});

	it.each([
		[[5], 5, 5],
		[[1, 9], 1, 9],
		[[1, 2, 3], 2, 3],
		[[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5, 9]
	])('of %j hours, half take %i and nine of ten %i', (hours, half, most) => {
		expect(complaintTimes(tookHours(...hours), question, NOW)).toMatchObject({
			half: half * HOUR,
			most: most * HOUR
		});
	});

	it('takes no less than no time, though clocks differ', () => {
		expect(complaintTimes(tookHours(-3), question, NOW).half).toBe(0);
	});

	it('counts days where whoever looks is', () => {
		const late = '2026-11-20T23:30:00.000Z';
		const dated = [complaint({ due: '2026-11-20', resolved: late })];
		expect(complaintTimes(dated, question, NOW)).toMatchObject({ dated: 1, inTime: 0 });
		const there = { ...question, timeZone: 'America/Mexico_City' };
		expect(complaintTimes(dated, there, NOW)).toMatchObject({ dated: 1, inTime: 1 });
	});

	it('holds what is open against its owner, however long ago it came', () => {
		const all = [
			complaint({ at: '2024-01-01T10:00:00.000Z', due: '2024-01-08' }),
			complaint({ owner: 'luis', due: '2026-11-23' }),
			complaint({ owner: 'luis' }),
			...tookHours(2)
		];
		expect(complaintTimes(all, question, NOW)).toMatchObject({
			came: 3,
			open: 3,
			overdue: 1,
			owners: [
				{ owner: 'luis', open: 2, overdue: 0, resolved: 0, half: null },
				{ owner: 'ana', open: 1, overdue: 1, resolved: 1, half: 2 * HOUR }
			]
		});
	});

	it('counts a slow one when it was resolved', () => {
		const slow = complaint({
			at: '2026-08-01T10:00:00.000Z',
			resolved: '2026-11-01T10:00:00.000Z'
		});
		expect(complaintTimes([slow], question, NOW)).toMatchObject({
			came: 0,
			resolved: 1,
			half: 92 * 24 * HOUR
		});
	});

	it('leaves out of the period what tells no time', () => {
		const broken = [complaint({ at: 'ayer' }), complaint({ resolved: 'hoy' })];
		expect(complaintTimes(broken, question, NOW)).toMatchObject({
			came: 1,
			open: 1,
			resolved: 0,
			half: null
		});
	});

	it('has twelve months, this one last', () => {
		const { months } = complaintTimes([complaint({})], question, NOW);
		expect(months.map(({ month }) => month)).toEqual([
			...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
			...['2026-07', '2026-08', '2026-09', '2026-10', '2026-11']
		]);
		expect(months.at(-1)).toMatchObject({ came: 1, open: 1, half: null });
	});
});

import { describe, expect, it } from 'vitest';
import type { Entry } from '../documents/contest.ts';
import { parseUlid } from '../documents/ulid.ts';
import { buildEntry } from './build-entry.ts';
import { capture, contest, submission } from './contest-builders.ts';
import { entryOverview } from './entry-overview.ts';

const rules = contest({ timeZone: 'Europe/Madrid', eligibility: { minimumAge: 18 } });
const ulids = [
	'01J0000000000000000000ENT1',
	'01J0000000000000000000ENT2',
	'01J0000000000000000000ENT3'
];

function entries(...given: readonly Partial<Entry>[]) {
	const built = buildEntry(submission({ answers: { birthDate: '1990-01-01' } }), rules, capture);
	return given.map((one, index) => {
		return { ulid: parseUlid(ulids[index] ?? ''), entry: { ...built, ...one } };
	});
}

describe('what is known of a contest’s entries', () => {
	it('counts them by day, where the contest is held, and by device', () => {
		const known = entries(
			{ at: '2026-11-20T23:30:00Z', device: 'd1', by: 'luis' },
			{ at: '2026-11-21T10:00:00Z', device: 'd1', by: 'luis' },
			{ at: '2026-11-20T10:00:00Z', device: 'd2', by: 'ana' }
		);
		expect(entryOverview(rules, known, new Set())).toMatchObject({
			total: 3,
			counting: 3,
			days: [
				{ day: '2026-11-20', count: 1 },
				{ day: '2026-11-21', count: 2 }
			],
			devices: [
				{ device: 'd1', by: 'luis', count: 2 },
				{ device: 'd2', by: 'ana', count: 1 }
			]
		});
	});

	it('says why some do not count', () => {
		const known = entries({}, { answers: { birthDate: '2015-01-01' } }, {});
		const second = new Set([parseUlid(ulids[2] ?? '')]);
		expect(entryOverview(rules, known, second)).toMatchObject({
			counting: 1,
			leftOut: { 'under-age': 1, duplicate: 1 }
		});
	});
});

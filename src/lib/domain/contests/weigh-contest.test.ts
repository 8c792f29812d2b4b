import { describe, expect, it } from 'vitest';
import { newUlid } from '../documents/ulid.ts';
import { buildEntry } from './build-entry.ts';
import { capture, contest, submission } from './contest-builders.ts';
import { weighContest } from './weigh-contest.ts';

const open = contest({ timeZone: 'Europe/Madrid' });
const adults = contest({ timeZone: 'Europe/Madrid', eligibility: { minimumAge: 18 } });
const once = contest({ timeZone: 'Europe/Madrid', eligibility: { onePerPerson: ['phone'] } });

const entries = ['1990-01-01', '2015-01-01', ''].map((birthDate, index) => {
	const ulid = newUlid(index + 1, () => 0.5);
	const answers = { givenName: 'Rosa', phone: '612 345 678', birthDate };
	return { ulid, entry: buildEntry(submission({ ulid, answers }), open, capture) };
});
const nobody = new Set<never>();

describe('another definition of a contest', () => {
	it('says how many do not count any more, and why', () => {
		expect(weighContest({ before: open, after: adults }, entries, nobody)).toEqual({
			entries: 3,
			leaving: { 'under-age': 1, 'age-unknown': 1 },
			entering: 0
		});
	});

	it('says how many begin to count', () => {
		expect(weighContest({ before: adults, after: open }, entries, nobody)).toEqual({
			entries: 3,
			leaving: {},
			entering: 2
		});
	});

	it('finds second entries by what tells people apart now, but for those let count', () => {
		const weighed = (allowed: Parameters<typeof weighContest>[2]) =>
			weighContest({ before: open, after: once }, entries, allowed).leaving;
		expect(weighed(nobody)).toEqual({ duplicate: 2 });
		expect(weighed(new Set(entries.slice(1, 2).map(({ ulid }) => ulid)))).toEqual({ duplicate: 1 });
	});

	it('changes nothing where only words change', () => {
		const after = { ...adults, name: 'Otra' };
		expect(weighContest({ before: adults, after }, entries, nobody)).toMatchObject({
			leaving: {},
			entering: 0
		});
	});
});

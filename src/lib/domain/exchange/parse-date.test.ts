import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date.ts';

describe('a date in a file', () => {
	it.each([
		['19990219', '1999-02-19'],
		['19/02/1999', '1999-02-19'],
		['9/2/1999', '1999-02-09'],
		['19.02.1999', '1999-02-19'],
		['19-02-1999', '1999-02-19'],
		['1999-02-19', '1999-02-19'],
		['1999/2/19', '1999-02-19'],
		['1999-02-19T00:00:00Z', '1999-02-19'],
		['1999-02-19 00:00', '1999-02-19'],
		['19371233', null],
		['30/02/1999', null],
		['02/19/1999', null],
		['19/02/99', null],
		['February 19th', null],
		['', null]
	])('%s: %s', (text, date) => {
		expect(parseDate(text)).toBe(date);
	});

	it('is the same day however it is written', () => {
		const day = fc.date({
			min: new Date('1900-01-01T00:00:00Z'),
			max: new Date('2099-12-31T00:00:00Z'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(day, (at) => {
				const iso = at.toISOString().slice(0, 10);
				const [year = '', month = '', date = ''] = iso.split('-');
				const written = [iso, `${year}${month}${date}`, `${date}/${month}/${year}`];
				expect(written.map(parseDate)).toEqual([iso, iso, iso]);
			})
		);
	});
});

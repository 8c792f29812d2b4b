import { expect, test } from 'vitest';
import { yearsSince } from './age.ts';

const at = (text: string) => new Date(`${text}T12:00:00`).getTime();

test('one is a year older on the birthday, not the day before', () => {
	expect(yearsSince('1979-05-14', at('2026-05-13'))).toBe(46);
	expect(yearsSince('1979-05-14', at('2026-05-14'))).toBe(47);
});

test('what is no date, or lies ahead, has no age', () => {
	expect(yearsSince('mayo', at('2026-05-13'))).toBeNull();
	expect(yearsSince('2030-01-01', at('2026-05-13'))).toBeNull();
});

import { expect, test } from 'vitest';
import { Formats } from './formats.ts';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-11-22T12:00:00');
const es = new Formats('es-ES');
const fr = new Formats('fr-FR');
const en = new Formats('en-GB');

test('a moment names its year only where that is another one', () => {
	expect(es.moment(at('2026-11-22T10:32:00'), now)).toBe('hoy 10:32');
	expect(es.moment(at('2026-10-31T17:31:00'), now)).toBe('31 oct 17:31');
	expect(es.moment(at('2025-10-31T17:31:00'), now)).toBe('31 oct 2025 17:31');
});

test('a calendar date is the same day in every time zone', () => {
	expect(es.plainDate('1979-05-14')).toBe('14 de mayo de 1979');
	expect(en.plainDate('1979-05-14')).toBe('14 May 1979');
	expect(es.plainDate('mayo')).toBe('mayo');
});

test('a month is the same one in every time zone', () => {
	expect(es.month('2026-11')).toBe('nov 26');
	expect(fr.month('2026-01')).toBe('janv. 26');
	expect(en.month('2026-06')).toBe('Jun 26');
});

test('money comes in the minor unit of its currency', () => {
	expect(es.money(51_240, 'EUR')).toBe('512,40\u00a0€');
	expect(en.money(51_240, 'JPY')).toBe('JP¥51,240');
});

test('what is no country keeps its name', () => {
	expect(fr.country('ES')).toBe('Espagne');
	expect(fr.country('España')).toBe('España');
});

import { expect, test } from 'vitest';
import { catalogues } from '../../../../tests/builders/catalogues.ts';
import type { Language } from '$lib/i18n/languages.ts';
import { MessageFormats } from '$lib/i18n/message-formats.ts';
import { ago, shortAgo } from './ago.ts';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-11-22T12:00:00');
const [es, fr, en] = [wordsOf('es'), wordsOf('fr'), wordsOf('en')];

function wordsOf(language: Language): Parameters<typeof ago>[0] {
	const formats = new MessageFormats(catalogues[language], language);
	return { t: (key, values) => formats.words(key, values) ?? key };
}

test('days are counted by the calendar, not by 24 hours', () => {
	expect(ago(es, at('2026-11-22T00:05:00'), now)).toBe('hoy');
	expect(ago(es, at('2026-11-21T23:55:00'), now)).toBe('ayer');
	expect(ago(es, at('2026-11-19T23:55:00'), now)).toBe('hace 3 días');
	expect(ago(fr, at('2026-11-19T23:55:00'), now)).toBe('il y a 3 jours');
	expect(ago(en, at('2026-11-19T23:55:00'), now)).toBe('3 days ago');
	expect(shortAgo(en, at('2026-11-19T23:55:00'), now)).toBe('3 d');
});

test('what is longer ago is told in months and years', () => {
	expect(ago(es, at('2026-10-20T12:00:00'), now)).toBe('hace 1 mes');
	expect(ago(en, at('2025-11-22T12:00:00'), now)).toBe('1 year ago');
	expect(ago(fr, at('2024-01-01T12:00:00'), now)).toBe('il y a 2 ans');
	expect(shortAgo(es, at('2026-09-01T12:00:00'), now)).toBe('2 meses');
});

test('a clock that runs ahead does not make the past a future', () => {
	expect(ago(es, at('2026-11-24T12:00:00'), now)).toBe('hoy');
});

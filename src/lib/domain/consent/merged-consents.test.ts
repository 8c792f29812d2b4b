import { describe, expect, test } from 'vitest';
import type { Consent } from '../documents/events.ts';
import { mergedConsents } from './merged-consents.ts';

const MERGED = Date.UTC(2026, 4, 1, 12);
let ids = 0;

describe('the consents of a customer who was two cards', () => {
	test('are those of either where only one was asked', () => {
		expect(standing([said('2026-01-01', true)], [])).toEqual({ news: true });
		expect(standing([], [said('2026-01-01', false)])).toEqual({ news: false });
	});

	test('are refused where one card refused, however early', () => {
		expect(standing([said('2026-01-01', false)], [said('2026-04-01', true)])).toEqual({
			news: false
		});
	});

	test('follow what each card said last', () => {
		const changed = [said('2026-01-01', false), said('2026-02-01', true)];
		expect(standing(changed, [said('2026-01-15', true)])).toEqual({ news: true });
	});

	test('follow the newest word after the merge, on whichever card', () => {
		const refused = said('2026-01-01', false);
		expect(standing([refused], [said('2026-06-01', true)])).toEqual({ news: true });
		expect(standing([refused, said('2026-06-01', true)], [said('2026-07-01', false)])).toEqual({
			news: false
		});
	});

	test('of one purpose say nothing of another', () => {
		const cards = [[said('2026-01-01', false)], [said('2026-01-01', true, 'prizes')]] as const;
		expect(standing(...cards)).toEqual({ news: false, prizes: true });
	});
});

function standing(...cards: readonly (readonly Consent[])[]): Record<string, boolean> {
	const found = mergedConsents(cards, MERGED);
	return Object.fromEntries(found.map(({ purpose, granted }) => [purpose, granted]));
}

function said(day: string, granted: boolean, purpose = 'news'): Consent {
	return {
		_id: `consent:${ids++}`,
		schema: 1,
		purpose,
		granted,
		text: '',
		version: '1',
		language: 'es',
		at: `${day}T10:00:00Z`,
		by: 'ana',
		device: 'd1'
	};
}

import { expect, test } from 'vitest';
import type { AgendaItem } from '$lib/app/engine-api.ts';
import { toCalendar } from './to-calendar.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30);

function item(title: string, due: string): AgendaItem {
	const docId = 'task:c:1';
	const of = { cid: 'c', customerName: 'Peña, S.L.', ownerName: 'Ana', mine: true };
	return { docId, kind: 'task', title, due, finished: '', ...of };
}

test('a task stands on its day, in whatever zone the calendar is read', () => {
	expect(toCalendar([item('Llamar; urgente', '2026-11-23')], NOW).split('\r\n')).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Ficha//Agenda//EN',
		'BEGIN:VEVENT',
		'UID:task:c:1@ficha',
		'DTSTAMP:20261122T093000Z',
		'DTSTART;VALUE=DATE:20261123',
		'SUMMARY:Llamar\\; urgente · Peña\\, S.L.',
		'TRANSP:TRANSPARENT',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	]);
});

test('a line is no longer than 75 bytes, and no character is cut', () => {
	const title = 'ñandú '.repeat(40).trim();
	const text = toCalendar([item(title, '2026-11-23')], NOW);
	for (const line of text.split('\r\n')) {
		expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
	}
	expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title} ·`);
});

test('what is written in several lines, whatever ends them, stays one line of the file', () => {
	const text = toCalendar([item('uno\r\ndos\ntres\rcuatro', '2026-11-23')], NOW);
	expect(text).toContain('SUMMARY:uno\\ndos\\ntres\\ncuatro ·');
});

test('a task without a day is in no calendar', () => {
	expect(toCalendar([item('Llamar', '')], NOW)).not.toContain('VEVENT');
});

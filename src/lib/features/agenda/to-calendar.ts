import type { AgendaItem } from '$lib/app/engine-api.ts';

/** Bytes in a line of a calendar file, without its end (RFC 5545, 3.1). */
const LINE = 75;

/**
 * Tasks and complaints as a calendar file (RFC 5545): each on the day that it is due, all day long, wherever that is.
 *
 * @param now milliseconds since the epoch: when it was written
 */
export function toCalendar(items: readonly AgendaItem[], now: number): string {
	const stamp = `${new Date(now).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Ficha//Agenda//EN',
		...items.flatMap((item) => eventOf(item, stamp)),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(
	{ docId, title, due, customerName }: AgendaItem,
	stamp: string
): readonly string[] {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(due)) return [];
	return [
		'BEGIN:VEVENT',
		`UID:${docId}@ficha`,
		`DTSTAMP:${stamp}`,
		`DTSTART;VALUE=DATE:${due.replaceAll('-', '')}`,
		`SUMMARY:${escaped(`${title} · ${customerName}`)}`,
		'TRANSP:TRANSPARENT',
		'END:VEVENT'
	];
}

function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** By bytes, and never inside of a character. */
function folded(line: string): string {
	const encoder = new TextEncoder();
	let folded = '';
	let length = 0;
	for (const character of line) {
		const bytes = encoder.encode(character).length;
		if (length + bytes > LINE) {
			folded += '\r\n ';
			length = 1;
		}
		folded += character;
		length += bytes;
	}
	return folded;
}

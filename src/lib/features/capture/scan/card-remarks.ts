import { LONGEST_REMARK, type Remarks } from '#domain/documents/contest.ts';
import type { Filling } from '#domain/exchange/fill-from-card.ts';

/** More than anybody has; what a form takes along at most. */
const MOST = 20;

/**
 * What a card adds to what is noted already: further ways to reach somebody, and in words what says
 * otherwise than the form.
 *
 * @param nameOf what the form calls a field
 */
export function cardRemarks(
	before: Remarks,
	{ phones, emails, differing }: Filling,
	nameOf: (field: string) => string
): Remarks {
	const lines = differing.map(({ field, text }) => `${nameOf(field)}: ${text}`);
	const known = (before.note ?? '').split('\n');
	const note = [...known, ...lines.filter((line) => !known.includes(line))].filter(Boolean);
	return {
		phones: together(
			before.phones ?? [],
			phones.map(({ kind, number: typed }) => ({ kind, typed })),
			({ typed }) => typed.replace(/[^\d+]/g, '')
		),
		emails: together(before.emails ?? [], emails.slice(), ({ address }) => address.toLowerCase()),
		note: note.join('\n').slice(0, LONGEST_REMARK)
	};
}

function together<T>(before: readonly T[], more: readonly T[], key: (item: T) => string): T[] {
	const known = new Set(before.map(key));
	return [...before, ...more.filter((item) => !known.has(key(item)))].slice(0, MOST);
}

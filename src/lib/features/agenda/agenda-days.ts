import type { AgendaItem } from '$lib/app/engine-api.ts';

const agendaParts = ['overdue', 'today', 'next', 'someday', 'done'] as const;
export type AgendaPart = (typeof agendaParts)[number];

/** Where it belongs. @param today `yyyy-mm-dd` where one is */
function partOf({ finished, due }: AgendaItem, today: string): AgendaPart {
	if (finished !== '') return 'done';
	if (due === '') return 'someday';
	if (due < today) return 'overdue';
	return due === today ? 'today' : 'next';
}

/** The parts of an agenda that have something in them, in their order. */
export function agendaByPart(
	items: readonly AgendaItem[],
	today: string
): readonly { readonly part: AgendaPart; readonly items: readonly AgendaItem[] }[] {
	return agendaParts
		.map((part) => ({ part, items: items.filter((item) => partOf(item, today) === part) }))
		.filter(({ items }) => items.length > 0);
}

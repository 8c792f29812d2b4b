import { expect, test } from 'vitest';
import type { AgendaItem } from '$lib/app/engine-api.ts';
import { agendaByPart } from './agenda-days.ts';

function item(title: string, due = '', finished = ''): AgendaItem {
	const docId = `task:c:${title}`;
	const of = { cid: 'c', customerName: 'Rosa', ownerName: 'Ana', mine: true };
	return { docId, kind: 'task', title, due, finished, ...of };
}

test('a task stands under the day that it is due, wherever one is', () => {
	const parts = agendaByPart(
		[
			item('late', '2026-11-21'),
			item('now', '2026-11-22'),
			item('soon', '2026-11-23'),
			item('ever'),
			item('over', '2026-11-20', '2026-11-22T09:00:00Z')
		],
		'2026-11-22'
	);
	expect(parts.map(({ part, items }) => [part, ...items.map(({ title }) => title)])).toEqual([
		['overdue', 'late'],
		['today', 'now'],
		['next', 'soon'],
		['someday', 'ever'],
		['done', 'over']
	]);
});

test('a part without tasks is not there', () => {
	expect(agendaByPart([item('ever')], '2026-11-22').map(({ part }) => part)).toEqual(['someday']);
});

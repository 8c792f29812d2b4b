import { expect, test } from 'vitest';
import type { AgendaItem } from '$lib/app/engine-api.ts';
import { agendaByPart } from './agenda-days.ts';

function item(title: string, due?: string, done?: string): AgendaItem {
	const task = {
		_id: `task:c:${title}`,
		schema: 1,
		by: 'ana',
		at: '2026-11-01T00:00:00Z',
		owner: 'ana',
		title,
		...(due !== undefined && { due }),
		...(done !== undefined && { done })
	};
	return { task, cid: 'c', customerName: 'Rosa', ownerName: 'Ana', mine: true };
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
	expect(parts.map(({ part, items }) => [part, ...items.map(({ task }) => task.title)])).toEqual([
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

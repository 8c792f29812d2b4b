import type { Attachment } from 'svelte/attachments';

export interface DragOrder {
	started(field: string): void;
	/** it is over another row now, whose place it takes */
	over(field: string, target: string): void;
	ended(): void;
}

interface Drag {
	readonly field: string;
	readonly pointer: number;
}

/**
 * Lets rows (`data-field`) be put in order by their handles (`data-handle`), with a finger, a pen or a
 * mouse. Whoever has none of these has the buttons.
 */
export function dragOrder(order: DragOrder): Attachment<HTMLElement> {
	return (list) => {
		let drag: Drag | null = null;

		const fieldAt = (target: EventTarget | null): string | null => {
			const row = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;
			return row !== null && list.contains(row) ? (row.dataset['field'] ?? null) : null;
		};
		const down = (event: PointerEvent): void => {
			const handle = event.target instanceof Element ? event.target.closest('[data-handle]') : null;
			const field = fieldAt(handle);
			if (field === null || !event.isPrimary || event.button !== 0) return;
			event.preventDefault();
			list.setPointerCapture(event.pointerId);
			drag = { field, pointer: event.pointerId };
			order.started(field);
		};
		const move = (event: PointerEvent): void => {
			if (drag?.pointer !== event.pointerId) return;
			const target = rowUnder(list, event.clientY);
			if (target !== null && target !== drag.field) order.over(drag.field, target);
		};
		const up = (event: PointerEvent): void => {
			if (drag?.pointer !== event.pointerId) return;
			drag = null;
			order.ended();
		};

		const listening = new AbortController();
		const { signal } = listening;
		list.addEventListener('pointerdown', down, { signal });
		list.addEventListener('pointermove', move, { signal });
		list.addEventListener('pointerup', up, { signal });
		list.addEventListener('pointercancel', up, { signal });
		return () => listening.abort();
	};
}

/** The row whose middle half is at this height: at its edges two rows would change places for ever. */
function rowUnder(list: HTMLElement, y: number): string | null {
	for (const row of list.querySelectorAll<HTMLElement>('[data-field]')) {
		const { top, height } = row.getBoundingClientRect();
		if (y > top + height / 4 && y < top + (height * 3) / 4) return row.dataset['field'] ?? null;
	}
	return null;
}

import type { Attachment } from 'svelte/attachments';

const HOLD_MS = 450;
/** A finger that moves further is scrolling. */
const STILL_PX = 10;

/**
 * A long press, a secondary click or the menu key. iOS tells of no secondary click for a finger, so the
 * press is measured here.
 */
export function longPress(held: () => void): Attachment<HTMLElement> {
	return (element) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let start = { x: 0, y: 0 };
		let swallow = false;

		function begin({ pointerType, clientX, clientY }: PointerEvent): void {
			swallow = false;
			if (pointerType === 'mouse') return;
			start = { x: clientX, y: clientY };
			timer = setTimeout(hold, HOLD_MS);
		}

		function hold(): void {
			end();
			swallow = true;
			held();
		}

		function move({ clientX, clientY }: PointerEvent): void {
			if (Math.hypot(clientX - start.x, clientY - start.y) > STILL_PX) end();
		}

		function end(): void {
			clearTimeout(timer);
		}

		/** Chromium sends it for a held finger too, later than our own measure or before. */
		function menu(event: Event): void {
			event.preventDefault();
			if (!swallow) hold();
		}

		/** The finger that comes up again does not tap. */
		function click(event: Event): void {
			if (!swallow) return;
			swallow = false;
			event.preventDefault();
			event.stopPropagation();
		}

		const listening = new AbortController();
		const { signal } = listening;
		element.addEventListener('pointerdown', begin, { signal, passive: true });
		element.addEventListener('pointermove', move, { signal, passive: true });
		for (const type of ['pointerup', 'pointercancel']) {
			element.addEventListener(type, end, { signal, passive: true });
		}
		element.addEventListener('contextmenu', menu, { signal });
		element.addEventListener('click', click, { signal, capture: true });
		return () => {
			end();
			listening.abort();
		};
	};
}

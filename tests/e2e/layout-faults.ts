import type { Page } from '@playwright/test';

/**
 * What a person can't read or hit on the screen as it is: words beyond the edge, a box that cuts its
 * content off without letting anybody scroll to it, something to tap that is too small for a finger.
 *
 * @param target in px, the least that a finger gets
 */
export async function layoutFaults(page: Page, target: number): Promise<readonly string[]> {
	return await page.evaluate(findFaults, target);
}

/** Runs in the page: it can use nothing from outside of itself. */
function findFaults(target: number): string[] {
	const scope = document.querySelector('dialog[open]') ?? document.body;
	const shown = [...scope.querySelectorAll<HTMLElement>('*')].filter(isShown);
	return [
		...shown.filter(isBeyondEdge).map((element) => `beyond the edge: ${nameOf(element)}`),
		...shown.flatMap((element) => {
			const words = wordsCutOff(element);
			return words === null ? [] : [`cut off: "${words}" by ${nameOf(element)}`];
		}),
		...shown.flatMap((element) => {
			const other = hitBeside(element);
			return other === null ? [] : [`small target: ${nameOf(element)} beside ${nameOf(other)}`];
		})
	];

	function nameOf(element: Element): string {
		return element.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 140);
	}

	function isShown(element: HTMLElement): boolean {
		return (
			element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
			element.getClientRects().length > 0 &&
			element.closest('.visually-hidden, .skip, [aria-hidden="true"], #svelte-announcer') === null
		);
	}

	function isBeyondEdge(element: HTMLElement): boolean {
		const { left, right } = element.getBoundingClientRect();
		const isText = [...element.childNodes].some(
			(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''
		);
		return isText && (right > innerWidth + 1 || left < -1) && !isMovedByFinger(element);
	}

	/** Chips and tabs in one line, and a row that has been pulled aside, are meant to be moved. */
	function isMovedByFinger(element: HTMLElement): boolean {
		for (let box = element.parentElement; box !== null; box = box.parentElement) {
			const { overflowX, transform } = getComputedStyle(box);
			if (transform !== 'none') return true;
			const scrolls = /auto|scroll/.test(overflowX) && box.scrollWidth > box.clientWidth;
			if (scrolls && box.matches('[role="group"], [role="tablist"]')) return true;
		}
		return false;
	}

	/** null where nothing is. */
	function wordsCutOff(element: HTMLElement): string | null {
		const style = getComputedStyle(element);
		const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
		// What is shortened on purpose says so by its ellipsis, and is whole elsewhere.
		if (style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis') return null;
		// Words for those who listen.
		if (style.clipPath !== 'none') return null;
		if (element.matches('html, body, input, dialog, svg, svg *, i')) return null;
		const tall = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
		const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
		return tall || wide ? hiddenWords(element) : null;
	}

	/** An overflow of air, or of an ornament, takes nothing from anybody. */
	function hiddenWords(box: HTMLElement): string | null {
		const edge = box.getBoundingClientRect();
		const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
		const range = document.createRange();
		for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
			const parent = text.parentElement;
			if (parent === null || !isShown(parent) || isMovedByFinger(parent)) continue;
			range.selectNodeContents(text);
			const { right, bottom, width } = range.getBoundingClientRect();
			if (width > 0 && (right > edge.right + 1 || bottom > edge.bottom + 1)) {
				return text.textContent?.trim() ?? '';
			}
		}
		return null;
	}

	/** What a finger hits that is meant for this; null where it is large enough, or nothing to tap. */
	function hitBeside(element: HTMLElement): Element | null {
		if (!element.matches('a[href], button, input, select, [role="tab"], [role="menuitem"]')) {
			return null;
		}
		// A link in a sentence is as high as the sentence (WCAG 2.5.8).
		if (element.matches('p a, :disabled')) return null;
		const { left, right, top, bottom } = areaOf(element).getBoundingClientRect();
		const x = (left + right) / 2;
		const y = (top + bottom) / 2;
		if (hits(element, x, y) !== true || isScrolledAway(element)) return null;
		// What the whole app has around a screen, and over it, is as large as everywhere.
		const least = element.closest('main') !== null && scope === document.body ? target : 44;
		const reach = least / 2 - 1;
		const around = [
			[x - reach, y],
			[x + reach, y],
			[x, y - reach],
			[x, y + reach]
		] as const;
		const missed = around.find(([px, py]) => hits(element, px, py) === false);
		return missed === undefined ? null : document.elementFromPoint(...missed);
	}

	/** A link that is stretched over all of its row. */
	function areaOf(element: HTMLElement): Element {
		const { content, position } = getComputedStyle(element, '::after');
		const stretched = content !== 'none' && position === 'absolute';
		return (stretched ? element.offsetParent : null) ?? element;
	}

	/** Half under the edge of what scrolls, it can be brought out. */
	function isScrolledAway(element: HTMLElement): boolean {
		const own = element.getBoundingClientRect();
		for (let box = element.parentElement; box !== null; box = box.parentElement) {
			if (!/auto|scroll/.test(getComputedStyle(box).overflow)) continue;
			const view = box.getBoundingClientRect();
			if (own.top < view.top + 8 || own.bottom > view.bottom - 8) return true;
			if (own.left < view.left || own.right > view.right) return true;
		}
		return false;
	}

	/** A bar that stays in sight, or a line of news: what is under it is there again when one scrolls. */
	function staysInSight(hit: Element, element: HTMLElement): boolean {
		for (let box: Element | null = hit; box !== null; box = box.parentElement) {
			if (box.contains(element)) return false;
			if (/sticky|fixed/.test(getComputedStyle(box).position)) return true;
		}
		return false;
	}

	/** null where nothing can be hit: outside of the screen */
	function hits(element: HTMLElement, x: number, y: number): boolean | null {
		const hit = document.elementFromPoint(x, y);
		if (hit === null || staysInSight(hit, element)) return null;
		const label = hit.closest('label');
		return (
			element.contains(hit) ||
			(hit.contains(element) && hit.matches('label, .field')) ||
			(label !== null && label.control === element)
		);
	}
}

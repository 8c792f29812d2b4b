/** Signs that the person has gone on: then the focus is theirs. */
const TAKEN = ['focusin', 'keydown', 'pointerdown'] as const;

/**
 * Puts the focus where a page begins, so that who listens hears where they are and who uses the
 * keyboard goes on from there: on the link that led away from here, on the way back; else on the
 * heading of what has just opened, as soon as it is there.
 *
 * @param left path of the page that was left
 * @returns no longer waits for the heading
 */
export function focusArrival(main: HTMLElement, left: string | null): () => void {
	const focused = document.activeElement;
	// A page that knows better, such as a form with its first field, has done it itself.
	if (focused !== null && focused !== document.body && isInSight(focused)) return () => undefined;
	if (left !== null && focusLinkTo(main, left)) return () => undefined;
	if (focusHeading(main)) return () => undefined;

	const late = new MutationObserver(() => {
		if (focusHeading(main)) stop();
	});
	const stop = (): void => {
		late.disconnect();
		for (const sign of TAKEN) document.removeEventListener(sign, stop);
	};
	late.observe(main, { childList: true, subtree: true });
	for (const sign of TAKEN) document.addEventListener(sign, stop);
	return stop;
}

function focusLinkTo(main: HTMLElement, path: string): boolean {
	const link = main.querySelector<HTMLElement>(`a[href="${CSS.escape(path)}"]`);
	if (link === null || !isInSight(link)) return false;
	link.focus();
	return true;
}

/** With list and card side by side, the page is the side that the address is about. */
function focusHeading(main: HTMLElement): boolean {
	const page = main.querySelector('[data-page]') ?? main;
	const heading = [...page.querySelectorAll<HTMLElement>('h1')].find(isInSight);
	if (heading === undefined) return false;
	heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
	return true;
}

function isInSight(element: Element): boolean {
	return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}

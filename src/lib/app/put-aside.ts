/** What a page holds that others wait for, or must not see. */
export interface PutAside {
	/** Begins nothing for a moment that could not be ended: the page is about to be left. */
	holdBack(): void;
	/** Lets go of all that another page may wait for: locks, workers, connections. */
	letGo(): void;
	/** Takes it up again. */
	takeUp(): void;
	/** whether whoever worked here when the page was left still does */
	isSamePerson(): Promise<boolean>;
	/** loads the page anew */
	reload(): void;
}

/**
 * Browsers keep a page that one leaves, frozen as it was, to show it again when one goes back. WebKit
 * freezes its worker too, with the lock in its hand: the next page would wait for a leader that does not
 * answer. And it may be shown to somebody else: so it comes back unseen, until it is clear who is here.
 *
 * @returns how to stop
 */
export function whenPutAside(page: Window, held: PutAside): () => void {
	const { style } = page.document.documentElement;

	const leaving = (): void => held.holdBack();
	const left = (event: PageTransitionEvent): void => {
		held.letGo();
		if (event.persisted) style.visibility = 'hidden';
	};
	const shown = (event: PageTransitionEvent): void => {
		if (event.persisted) void returned();
	};
	async function returned(): Promise<void> {
		if (!(await held.isSamePerson().catch(() => false))) {
			held.reload();
			return;
		}
		held.takeUp();
		style.visibility = '';
	}

	page.addEventListener('beforeunload', leaving);
	page.addEventListener('pagehide', left);
	page.addEventListener('pageshow', shown);
	return () => {
		page.removeEventListener('beforeunload', leaving);
		page.removeEventListener('pagehide', left);
		page.removeEventListener('pageshow', shown);
	};
}

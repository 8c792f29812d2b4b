import type { Services } from './services.ts';

/**
 * Where this window has to go, because there is nothing else for whoever stands before it: while the
 * device is locked, and for an account that is a kiosk. Null where the window may show what it was asked
 * for. Whatever leads to a page, back, an address, a link or a second tab, it is asked before it is drawn.
 */
export function wayToKiosk(
	{ kiosk, session }: Pick<Services, 'kiosk' | 'session'>,
	path: string
): string | null {
	if (session.state !== 'signedIn') return null;
	if (kiosk.lock !== null) {
		const way = `/kiosk/${kiosk.lock.kid}`;
		return path === way ? null : way;
	}
	return kiosk.only && !/^\/kiosk(\/|$)/.test(path) ? '/kiosk' : null;
}

import type { IncomingHttpHeaders } from 'node:http';

/** Sent by our own app with every write: no form or image of another site can add a header. */
const APP_HEADER = 'x-ficha';

export interface Provenance {
	readonly method: string;
	readonly headers: IncomingHttpHeaders;
	/** host and port that the client asked for */
	readonly host: string;
	/** as configured; null: the host that was asked for is trusted */
	readonly publicOrigin: string | null;
}

/**
 * Browsers send cookies with requests that other sites cause. Programs that are no browsers send none
 * of the headers that tell, and nobody can cause them to send anything.
 */
export function isFromOtherSite({ headers, host, publicOrigin }: Provenance): boolean {
	const site = headers['sec-fetch-site'];
	// "none" is what a person typed into the address bar.
	if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
	const { origin } = headers;
	if (origin === undefined) return false;
	if (publicOrigin !== null) return origin !== publicOrigin;
	return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Whether a write that a cookie authenticates is one that our own app, or no browser at all, made. */
export function isDeliberate(cookie: 'app' | 'couch', { method, headers }: Provenance): boolean {
	if (method === 'GET' || method === 'HEAD') return true;
	if (headers[APP_HEADER] !== undefined) return true;
	const isBrowser = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
	return cookie === 'couch' && !isBrowser;
}

/**
 * Whether somebody opens it in a window, where it would be shown: a visitor at a kiosk may have an
 * address bar, and the cookie goes along. Our app and other clients fetch.
 */
export function isOpenedInWindow({ headers }: Pick<Provenance, 'headers'>): boolean {
	return headers['sec-fetch-mode'] === 'navigate';
}

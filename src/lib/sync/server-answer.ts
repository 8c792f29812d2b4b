import * as z from 'zod/mini';
import { errorBody } from '#domain/wire/me.ts';

/** What came of a request. Only `ok` is data, and only after it has been parsed. */
export type ServerAnswer<T> =
	| { readonly kind: 'ok'; readonly value: T }
	/** no way to the server, or the answer was cut */
	| { readonly kind: 'offline' }
	/** something between here and the server answered in its place: a captive portal, a filter */
	| { readonly kind: 'blocked' }
	/** the session has ended */
	| { readonly kind: 'signedOut' }
	/** the server asks for patience */
	| { readonly kind: 'busy'; readonly retryAfterMs: number | null }
	/** the server understood, and won't */
	| {
			readonly kind: 'refused';
			readonly status: number;
			readonly error: string;
			readonly reason: string;
	  };

/** Asked to wait longer than this, the device comes back all the same. */
const LONGEST_PATIENCE_MS = 60 * 60 * 1000;

/**
 * Takes an answer for what it is, by status *and* shape: a portal answers 200 with a page, 302 to
 * itself, or 401 in its own words, and none of that is an answer of our server.
 */
export async function classify<T>(
	response: Response,
	schema: z.ZodMiniType<T>
): Promise<ServerAnswer<T>> {
	const body = await readJson(response);
	if (body === CUT) return { kind: 'offline' };
	if (response.ok) {
		const parsed = z.safeParse(schema, body);
		return parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'blocked' };
	}
	const { status } = response;
	// Proxies that can't reach the server say so in words of their own.
	if (status === 429 || (status >= 500 && status !== 511)) {
		return { kind: 'busy', retryAfterMs: retryAfter(response) };
	}
	const said = z.safeParse(errorBody, body);
	if (!said.success) return { kind: 'blocked' };
	return status === 401 ? { kind: 'signedOut' } : { kind: 'refused', status, ...said.data };
}

const CUT = Symbol('cut');

/** @returns undefined for what is not JSON at all */
async function readJson(response: Response): Promise<unknown> {
	if (!isJson(response)) {
		await response.body?.cancel();
		return undefined;
	}
	try {
		return (await response.json()) as unknown;
	} catch {
		return CUT;
	}
}

function isJson(response: Response): boolean {
	return /^application\/json\b/i.test(response.headers.get('content-type') ?? '');
}

/** Seconds, as our server says it; a date is not worth the clock that would be needed. */
function retryAfter(response: Response): number | null {
	const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
	if (!Number.isFinite(seconds) || seconds < 0) return null;
	return Math.min(seconds * 1000, LONGEST_PATIENCE_MS);
}

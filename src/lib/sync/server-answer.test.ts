import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { classify } from './server-answer.ts';

const schema = z.object({ changed: z.boolean() });

function answer(status: number, body: string, headers: Record<string, string> = {}) {
	const type = { 'content-type': 'application/json; charset=utf-8', ...headers };
	return classify(new Response(body, { status, headers: type }), schema);
}
const html = { 'content-type': 'text/html' };
const error = (word: string): string => JSON.stringify({ error: word, reason: 'because' });

describe('an answer is', () => {
	test('data when it is what was asked for', async () => {
		expect(await answer(200, '{"changed":true}')).toEqual({ kind: 'ok', value: { changed: true } });
	});

	test.each([
		['a page with status 200', 200, '<html>Welcome to Hotel Sol</html>', html],
		['JSON that is not ours', 200, '{"login":"http://portal"}', {}],
		['a redirect', 302, '', html],
		['somebody else’s 401', 401, '<html>Please log in</html>', html],
		['somebody else’s 403 in JSON', 403, '{"message":"blocked by policy"}', {}],
		['network authentication required', 511, '<html></html>', html]
	])('blocked, never data, when it is %s', async (_name, status, body, headers) => {
		expect(await answer(status, body, headers)).toEqual({ kind: 'blocked' });
	});

	test('the end of the session only when our server says so', async () => {
		expect(await answer(401, error('unauthorized'))).toEqual({ kind: 'signedOut' });
	});

	test('a refusal with the server’s words', async () => {
		expect(await answer(403, error('forbidden'))).toEqual({
			kind: 'refused',
			status: 403,
			error: 'forbidden',
			reason: 'because'
		});
	});

	test.each([
		[503, '7', 7000],
		[429, '7', 7000],
		[429, 'soon', null],
		[503, '99999999', 3_600_000]
	])('a request for patience: %s, retry-after %s', async (status, wait, retryAfterMs) => {
		const said = await answer(status, error('busy'), { 'retry-after': wait });
		expect(said).toEqual({ kind: 'busy', retryAfterMs });
	});

	test('busy when a proxy can’t reach the server', async () => {
		expect(await answer(502, '<html>Bad gateway</html>', html)).toEqual({
			kind: 'busy',
			retryAfterMs: null
		});
	});

	test('no answer at all when it was cut', async () => {
		expect(await answer(200, '{"changed":tr')).toEqual({ kind: 'offline' });
	});
});

import type * as z from 'zod/mini';
import { LineFailed, readLines, type LinesOutcome } from './read-lines.ts';
import { classify, type ServerAnswer } from './server-answer.ts';
import { watchSilence } from './watch-silence.ts';

/** Asks our server, and nobody else. Never throws for what a network or a server may do. */
export interface ServerClient {
	ask<T>(request: ServerRequest<T>): Promise<ServerAnswer<T>>;
	/** An answer of many lines, each of which is worked on before the next one is read. */
	lines<T>(request: LinesRequest<T>): Promise<LinesOutcome>;
}

interface LinesRequest<T> extends Omit<ServerRequest<T>, 'method' | 'body' | 'timeoutMs'> {
	/** media type of the answer */
	readonly type: string;
	/** of one line */
	readonly schema: z.ZodMiniType<T>;
	/** how long nothing may come */
	readonly silenceMs: number;
	/** what it throws ends the reading, and is thrown on */
	readonly each: (line: T) => Promise<void>;
}

interface ServerRequest<T> {
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** from the root of the server, with its query */
	readonly path: string;
	readonly body?: unknown;
	/** what the answer must look like to be one of ours */
	readonly schema: z.ZodMiniType<T>;
	readonly timeoutMs: number;
	readonly signal?: AbortSignal;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** @param origin of the server, '' for the one that the app came from */
export function createServerClient(fetch: Fetch, origin: string): ServerClient {
	return {
		ask: async ({ method, path, body, schema, timeoutMs, signal }) => {
			const ending = untilAny(AbortSignal.timeout(timeoutMs), signal);
			const init: RequestInit = {
				method,
				headers: {
					accept: 'application/json',
					// A form of another site can't send it.
					...(method !== 'GET' && { 'x-ficha': '1' }),
					...(body !== undefined && { 'content-type': 'application/json' })
				},
				...(body !== undefined && { body: JSON.stringify(body) }),
				credentials: 'same-origin',
				cache: 'no-store',
				// Our server never redirects; a portal does, and its page is not to be fetched.
				redirect: 'manual',
				signal: ending.signal
			};
			try {
				return await classify(await fetch(`${origin}${path}`, init), schema);
			} catch {
				return { kind: 'offline' };
			} finally {
				// Lets go of the caller's signal, which lives as long as the loop.
				ending.abort();
			}
		},

		lines: async ({ path, signal, silenceMs, ...request }) => {
			const ending = untilAny(signal);
			const watch = watchSilence(silenceMs, () => ending.abort());
			try {
				const response = await fetch(`${origin}${path}`, {
					method: 'GET',
					headers: { accept: request.type },
					credentials: 'same-origin',
					cache: 'no-store',
					redirect: 'manual',
					signal: ending.signal
				});
				return await readLines(response, { ...request, heard: watch.heard });
			} catch (error) {
				if (error instanceof LineFailed) throw error.cause;
				return { kind: 'offline' };
			} finally {
				watch.stop();
				ending.abort();
			}
		}
	};
}

/** `AbortSignal.any` is younger than the browsers that the app still runs in. */
function untilAny(...signals: readonly (AbortSignal | undefined)[]): AbortController {
	const either = new AbortController();
	for (const signal of signals) {
		if (signal?.aborted === true) either.abort();
		signal?.addEventListener('abort', () => either.abort(), {
			once: true,
			signal: either.signal
		});
	}
	return either;
}

import * as z from 'zod/mini';
import { classify, type ServerAnswer } from './server-answer.ts';

/** How an answer of many lines ended. Whatever has been worked on counts. */
export type LinesOutcome =
	/** after its last line */
	| { readonly kind: 'ok' }
	/** the server does not know this question */
	| { readonly kind: 'notOffered' }
	| Exclude<ServerAnswer<never>, { readonly kind: 'ok' }>;

/** What was to be done with a line failed: no matter of the network. */
export class LineFailed extends Error {
	override readonly name = 'LineFailed';
	constructor(override readonly cause: unknown) {
		super('a line could not be worked on');
	}
}

/**
 * Reads an answer of one JSON text a line, and works on each before the next. A line counts when its
 * end has come: what is cut is left.
 *
 * @throws LineFailed; whatever the network throws
 */
export async function readLines<T>(
	response: Response,
	how: {
		readonly type: string;
		readonly schema: z.ZodMiniType<T>;
		readonly each: (line: T) => Promise<void>;
		/** something has come */
		readonly heard: () => void;
	}
): Promise<LinesOutcome> {
	const isMeant = response.headers.get('content-type')?.startsWith(how.type) === true;
	if (!response.ok || !isMeant || response.body === null) return await other(response);
	const reader = response.body.getReader();
	const decoder = new TextDecoder();
	let begun = '';
	for (;;) {
		const { done, value } = await reader.read();
		how.heard();
		if (done) return begun === '' ? { kind: 'ok' } : { kind: 'offline' };
		const [first = '', ...others] = decoder.decode(value, { stream: true }).split('\n');
		const lines = [begun + first, ...others];
		begun = lines.pop() ?? '';
		for (const line of lines) {
			const parsed = z.safeParse(how.schema, parse(line));
			if (!parsed.success) return { kind: 'blocked' };
			await how.each(parsed.data).catch((cause: unknown) => {
				throw new LineFailed(cause);
			});
			// It may have taken long, and nobody listened meanwhile.
			how.heard();
		}
	}
}

/** An older server answers in its own words, or with the app; whoever asked knows another way. */
async function other(response: Response): Promise<LinesOutcome> {
	const answer = await classify(response, z.unknown());
	const isUnknown = answer.kind === 'refused' && (answer.status === 404 || answer.status === 405);
	return answer.kind === 'ok' || isUnknown ? { kind: 'notOffered' } : answer;
}

/** @returns null for what is no JSON, which no schema of ours is of */
function parse(line: string): unknown {
	try {
		return JSON.parse(line) as unknown;
	} catch {
		return null;
	}
}

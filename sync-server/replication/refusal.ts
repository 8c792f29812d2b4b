/**
 * A request that is not granted, as CouchDB words it. Thrown anywhere below a route and written in
 * one place (`http/errors.ts`); the whole of it may be shown to whoever asked.
 */
export class Refusal extends Error {
	override readonly name = 'Refusal';

	constructor(
		readonly status: number,
		/** CouchDB's word, which replicators act upon: `not_found`, `conflict`, `forbidden` … */
		readonly error: string,
		readonly reason: string,
		readonly retryAfterSeconds?: number
	) {
		super(`${error}: ${reason}`);
	}
}

export function badRequest(reason: string): Refusal {
	return new Refusal(400, 'bad_request', reason);
}

/** Said alike of what does not exist and of what the asker may not see. */
export function notFound(): Refusal {
	return new Refusal(404, 'not_found', 'missing');
}

export function forbidden(reason: string): Refusal {
	return new Refusal(403, 'forbidden', reason);
}

export function unauthorized(reason: string): Refusal {
	return new Refusal(401, 'unauthorized', reason);
}

export function tooLarge(reason: string): Refusal {
	return new Refusal(413, 'too_large', reason);
}

/** A replicator waits and comes back after a 503; after a 401 or 403 it is dead for good. */
export function overloaded(retryAfterSeconds: number): Refusal {
	return new Refusal(503, 'service_unavailable', 'too much at once: try again', retryAfterSeconds);
}

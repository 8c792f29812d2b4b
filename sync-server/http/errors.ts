import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SlowDownError } from '../auth/service.ts';
import { notFound, Refusal } from '../replication/refusal.ts';
import { StorageError } from '../storage/storage-error.ts';

/** CouchDB's word for what Fastify itself refuses. */
const WORDS: Readonly<Record<number, string>> = {
	400: 'bad_request',
	404: 'not_found',
	405: 'method_not_allowed',
	413: 'too_large',
	414: 'too_large',
	415: 'bad_content_type',
	503: 'service_unavailable'
};

/** The one place where an error becomes an answer: `{error, reason}` and its status, as CouchDB has it. */
export function answerErrors(app: FastifyInstance): void {
	app.setErrorHandler((error: FastifyError, request, reply) => {
		const refusal = toRefusal(error, request);
		const isMeant = error instanceof Refusal || refusal.status < 500 || refusal.status === 503;
		if (!isMeant) request.log.error({ err: error }, 'failed');
		return sendRefusal(reply, refusal);
	});
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
	const { status, error, reason, retryAfterSeconds } = refusal;
	if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
	// What is left of a body that was too large would be taken for the next request.
	if (status === 413) void reply.header('connection', 'close');
	return reply.code(status).send({ error, reason });
}

function toRefusal(error: FastifyError, request: FastifyRequest): Refusal {
	if (error instanceof Refusal) {
		// CouchDB's replicator sends a form to `/_session`, and signs in by name and password where there is none.
		return request.is404 && error.status === 415 ? notFound() : error;
	}
	if (error instanceof SlowDownError) return slowDown(error.retryAfterSeconds, request);
	if (error instanceof StorageError && error.code === 'unreachable') {
		return new Refusal(503, 'service_unavailable', 'the storage does not answer: try again', 5);
	}
	const status = error.statusCode ?? 500;
	const word = WORDS[status];
	// Fastify's own messages name a limit or a content type; those of anything else may hold data.
	if (word !== undefined && error.code.startsWith('FST_')) {
		return new Refusal(status, word, error.message);
	}
	return new Refusal(
		500,
		'internal_server_error',
		'something went wrong; the log of the server says what'
	);
}

/** A replicator takes 503 for "later"; 429 is what everyone else understands. */
export function slowDown(seconds: number, request: FastifyRequest): Refusal {
	const status = request.url.startsWith('/couch') ? 503 : 429;
	return new Refusal(status, 'too_many_requests', 'too many attempts: try again later', seconds);
}

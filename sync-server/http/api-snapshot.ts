import { Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { SNAPSHOT_TYPE } from '#domain/wire/snapshot.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseRequest } from '../replication/parse-request.ts';
import type { Reader } from '../replication/reader.ts';
import { snapshot } from '../replication/snapshot.ts';
import type { Authenticator } from './authenticator.ts';
import type { OpenFeeds } from './open-feeds.ts';

const token = z.string().max(100);
const query = z.object({ since: token.default('0'), until: token.default('') });

/** A first sync has other things to wait for than the last tenth of its bytes. */
const COMPRESSION = 4;

export interface ApiSnapshotParts {
	readonly authenticator: Authenticator;
	readonly reader: Reader;
	readonly feeds: OpenFeeds;
}

/** `GET /api/v1/snapshot`: everything at once, for a device that has nothing yet. */
export function apiSnapshot(
	app: FastifyInstance,
	{ authenticator, reader, feeds }: ApiSnapshotParts
): void {
	app.get('/api/v1/snapshot', async (request, reply) => {
		const asker = await authenticator.authenticate(request);
		const from = parseRequest(query, request.query);
		const signal = feeds.open(asker.principal.device, reply.raw);
		const lines = Readable.from(snapshot(reader, asker, from), { objectMode: false, signal });
		// The compressor of all other answers would keep whole lines back.
		request.headers['x-no-compression'] = '1';
		void reply.type(SNAPSHOT_TYPE).header('vary', 'accept-encoding');
		if (!takesGzip(request)) return reply.send(lines);
		void reply.header('content-encoding', 'gzip');
		const gzip = createGzip({ level: COMPRESSION, flush: constants.Z_SYNC_FLUSH });
		lines.once('error', (error) => gzip.destroy(error));
		return reply.send(lines.pipe(gzip));
	});
}

function takesGzip({ headers }: FastifyRequest): boolean {
	return /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}

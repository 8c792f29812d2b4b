import type { DigestRow, Digests } from '#domain/wire/digests.ts';
import type { FastifyInstance } from 'fastify';
import type { Ledger } from '../ledger/port.ts';
import { digestRows, digests } from '../replication/digests.ts';
import type { Authenticator } from './authenticator.ts';

export interface ApiDigestsParts {
	readonly authenticator: Authenticator;
	readonly ledger: Ledger;
}

/** For a device that comes from another gateway, or to a server that was restored: where do we differ? */
export function apiDigests(app: FastifyInstance, { authenticator, ledger }: ApiDigestsParts): void {
	app.get('/api/v1/digests', async (request): Promise<Digests> => {
		const { principal } = await authenticator.authenticate(request);
		return await digests(ledger, principal);
	});

	app.post(
		'/api/v1/digests/rows',
		async (request): Promise<{ readonly rows: readonly DigestRow[] }> => {
			const { principal } = await authenticator.authenticate(request);
			return { rows: await digestRows(ledger, principal, request) };
		}
	);
}

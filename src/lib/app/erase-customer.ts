import { erasure } from '#domain/wire/erasure.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { ErasureAnswer } from './customers-api.ts';

const PATIENCE_MS = 20_000;
/** A large base is written anew, so that no byte of a person stays in it. */
const ERASING_MS = 120_000;

/** What there is of a person, as the server finds it. */
export function weighErasure(client: ServerClient, cid: string): Promise<ErasureAnswer> {
	return ask(client, 'GET', cid);
}

/** Erases a person at the server. Devices, this one too, forget them at their next round. */
export function eraseCustomer(client: ServerClient, cid: string): Promise<ErasureAnswer> {
	return ask(client, 'DELETE', cid);
}

async function ask(
	client: ServerClient,
	method: 'GET' | 'DELETE',
	cid: string
): Promise<ErasureAnswer> {
	const answer = await client.ask({
		method,
		path: `/api/v1/erasure/${encodeURIComponent(cid)}`,
		schema: erasure,
		timeoutMs: method === 'GET' ? PATIENCE_MS : ERASING_MS
	});
	// Erased before, by an answer that was lost or by a colleague; or the right to see them has ended.
	if (answer.kind === 'refused' && answer.status === 404) return { kind: 'gone' };
	return answer.kind === 'ok' ? { kind: 'ok', ...answer.value } : { kind: answer.kind };
}

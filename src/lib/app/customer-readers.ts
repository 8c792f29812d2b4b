import { readers } from '#domain/wire/readers.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { Colleagues } from './colleagues.ts';
import type { ReadersAnswer } from './customers-api.ts';

export interface ReadersQuestion {
	readonly client: ServerClient;
	readonly colleagues: Colleagues;
	/** uid of who asks */
	readonly self: string;
}

const PATIENCE_MS = 20_000;

/** Who may see a customer, as the server decides it, oneself first and then by name. */
export async function readReaders(
	{ client, colleagues, self }: ReadersQuestion,
	cid: string
): Promise<ReadersAnswer> {
	const answer = await client.ask({
		method: 'GET',
		path: `/api/v1/readers/${encodeURIComponent(cid)}`,
		schema: readers,
		timeoutMs: PATIENCE_MS
	});
	if (answer.kind !== 'ok') return { kind: answer.kind };
	const named = answer.value.readers.map(({ uid, fields, ...rights }) => ({
		...rights,
		name: colleagues.nameOf(uid),
		mine: uid === self,
		fields: fields.map(({ field, denied }) => ({ field, denied }))
	}));
	return {
		kind: 'ok',
		readers: named.sort((a, b) => Number(b.mine) - Number(a.mine) || (a.name < b.name ? -1 : 1))
	};
}

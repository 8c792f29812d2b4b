import type { FastifyInstance } from 'fastify';
import type { Reader } from '../replication/reader.ts';

/** `/healthz`: the process answers and its storage can be read. Says nothing else to nobody. */
export function health(app: FastifyInstance, { reader }: { readonly reader: Reader }): void {
	app.get('/healthz', async () => {
		await reader.storage.info();
		return { ok: true };
	});
}

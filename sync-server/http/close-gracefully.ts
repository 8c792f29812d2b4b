import type { FastifyInstance } from 'fastify';

/** What takes longer is cut: its client tries again, and nothing that was acknowledged is lost. */
const PATIENCE = 5000;
const SWEEP = 50;

/**
 * Stops accepting, ends the feeds, and lets requests under way end. Node keeps a connection open for
 * the next request also when no server will take it, so those that have become idle are closed one by
 * one.
 */
export async function closeGracefully(app: FastifyInstance): Promise<void> {
	const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP);
	const cut = setTimeout(() => app.server.closeAllConnections(), PATIENCE);
	try {
		await app.close();
	} finally {
		clearInterval(sweep);
		clearTimeout(cut);
	}
}

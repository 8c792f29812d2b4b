import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.ts';
import { apiContests } from './api-contests.ts';
import { apiDevices } from './api-devices.ts';
import { apiDigests } from './api-digests.ts';
import { apiDraws } from './api-draws.ts';
import { apiErasure } from './api-erasure.ts';
import { apiHistory } from './api-history.ts';
import { apiHistoryKeeping } from './api-history-keeping.ts';
import { apiReaders } from './api-readers.ts';
import { apiSession } from './api-session.ts';
import { apiSnapshot } from './api-snapshot.ts';
import { apiSync } from './api-sync.ts';
import { apiViewAs } from './api-view-as.ts';
import { MOST_REQUESTS } from './authenticator.ts';
import { baseApp } from './base-app.ts';
import { bounds } from './bounds.ts';
import { couchRoutes } from './couch-routes.ts';
import { couchSession } from './couch-session.ts';
import { health } from './health.ts';
import { serveApp } from './serve-app.ts';

/** An address that the server answers. */
export interface Address {
	readonly method: string;
	/** with the names of its parameters: `/api/v1/history/:cid` */
	readonly url: string;
}

/**
 * The whole HTTP surface, not listening yet. Closing it ends every feed first.
 *
 * @param tell of each address, as it is added
 */
export async function buildApp(
	context: ServerContext,
	tell: (address: Address) => void = () => undefined
): Promise<FastifyInstance> {
	const { config } = context;
	const { openFeedsPerDevice } = bounds;
	const base = await baseApp({ ...context, openFeedsPerDevice, requests: MOST_REQUESTS });
	const { app } = base;
	app.addHook('onRoute', ({ method, url }) => {
		for (const each of [method].flat()) tell({ method: each, url });
	});
	const parts = { ...context, ...base };
	health(app, context);
	couchSession(app, parts);
	couchRoutes(app, parts);
	apiSession(app, parts);
	apiSync(app, parts);
	apiSnapshot(app, parts);
	apiDigests(app, parts);
	apiHistory(app, parts);
	apiHistoryKeeping(app, parts);
	apiReaders(app, parts);
	apiViewAs(app, parts);
	apiErasure(app, parts);
	apiDraws(app, parts);
	apiContests(app, parts);
	apiDevices(app, parts);
	const hasApp = await serveApp(app, config.appDir);
	if (!hasApp) app.log.warn({ appDir: config.appDir }, 'no built app there: serving the API alone');
	return app;
}

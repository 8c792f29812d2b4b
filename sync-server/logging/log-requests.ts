import type { FastifyInstance, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { LogLevel } from '../config/config.ts';

/**
 * What is logged of a request is its method, the pattern of its route, its status and its time: paths
 * and queries may hold what people look for, and addresses are personal data too.
 */
export function loggerOptions(level: LogLevel): NonNullable<FastifyServerOptions['logger']> {
	return {
		level,
		serializers: {
			req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url }),
			res: ({ statusCode }) => ({ statusCode })
		}
	};
}

/** One line per request; those that were refused or failed at a level that is seen. */
export function logRequests(app: FastifyInstance): void {
	app.addHook('onResponse', (request, reply, done) => {
		const line = {
			method: request.method,
			route: request.routeOptions.url ?? 'none',
			status: reply.statusCode,
			ms: Math.round(reply.elapsedTime)
		};
		if (reply.statusCode >= 500) request.log.warn(line, 'answered');
		else request.log.debug(line, 'answered');
		done();
	});
}

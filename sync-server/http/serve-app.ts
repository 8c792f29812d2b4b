import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../replication/refusal.ts';
import { readAppPolicy } from './app-policy.ts';
import { sendRefusal } from './errors.ts';

const PAGE = '200.html';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

/** Paths that are never a page of the app: asked for in vain, they are not found. */
const NOT_PAGES = ['/api', '/couch', '/healthz', '/_app'];

/**
 * The built app: its files by their exact names (the list is made once, so no path leads elsewhere),
 * and for every other place that a person can go to, the page that boots it.
 *
 * @param appDir absolute; when nothing was built there, the server answers its API alone
 * @returns whether there is an app
 */
export async function serveApp(app: FastifyInstance, appDir: string): Promise<boolean> {
	const policy = await readAppPolicy(join(appDir, PAGE));
	if (policy !== null) {
		// The headers of the answer as such are set before a file is chosen, and written after the
		// file's own: so the file is only noted, and its headers follow when the answer is sent.
		const files = new WeakMap<object, string>();
		await app.register(serveStatic, {
			root: appDir,
			wildcard: false,
			index: false,
			cacheControl: false,
			// As the build left them: to compress them again for each device would take the one thread's time.
			preCompressed: true,
			setHeaders: (response, path) => void files.set(response, path)
		});
		app.addHook('onSend', (_request, reply, _payload, done) => {
			const file = files.get(reply.raw);
			if (file !== undefined) {
				const immutable = file.startsWith(join(appDir, '_app', 'immutable'));
				reply.header('cache-control', immutable ? IMMUTABLE : REVALIDATE);
				reply.header('content-security-policy', policy);
			}
			done();
		});
	}
	app.setNotFoundHandler((request, reply) => {
		if (policy === null || !isNavigation(request)) return sendRefusal(reply, notFound());
		return reply.sendFile(PAGE);
	});
	return policy !== null;
}

/** A person who opens an address, not a script or a page that asks for a file that is not there. */
function isNavigation({ method, url, headers }: FastifyRequest): boolean {
	if (method !== 'GET' && method !== 'HEAD') return false;
	const [path = '/'] = url.split('?');
	const isPage = !NOT_PAGES.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
	const isFile = /\.[^/]*$/.test(path);
	return isPage && !isFile && (headers.accept ?? '').includes('text/html');
}

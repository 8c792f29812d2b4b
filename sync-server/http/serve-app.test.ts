import { request } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCompany, type Company } from '../../tests/builders/company.ts';

const POLICY = "default-src 'none'; script-src 'self' 'sha256-abc='";
const PAGE = `<!doctype html><meta http-equiv="content-security-policy" content="${POLICY}">`;

let appDir: string;
let company: Company;
beforeAll(async () => {
	appDir = await mkdtemp(join(tmpdir(), 'ficha-app-'));
	await mkdir(join(appDir, '_app', 'immutable'), { recursive: true });
	await writeFile(join(appDir, '200.html'), PAGE);
	await writeFile(join(appDir, 'service-worker.js'), 'self');
	await writeFile(join(appDir, '_app', 'immutable', 'start.js'), 'x'.repeat(5000));
	company = await startCompany({ config: { appDir } });
});
afterAll(async () => {
	await company.close();
	await rm(appDir, { recursive: true, force: true });
});

const navigation = { accept: 'text/html,application/xhtml+xml' };
const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
	fetch(company.url + path, { method, headers });

test.each(['/', '/customers', '/customers/01JD0000000000000000000000?from=search'])(
	'a person who opens %s gets the page that boots the app',
	async (path) => {
		const response = await ask(path, navigation);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toContain('text/html');
		expect(response.headers.get('cache-control')).toBe('no-cache');
		expect(await response.text()).toBe(PAGE);
	}
);

test('page and workers come from one place alone, so that they may share memory', async () => {
	for (const path of ['/customers', '/_app/immutable/start.js']) {
		const { headers } = await ask(path, navigation);
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
	}
});

test.each([
	'/api/v1/nothing',
	'/api',
	'/couch/nothing',
	'/healthz/x',
	'/_app/immutable/gone.js',
	'/photo.png',
	'/../package.json',
	'/%2e%2e/package.json'
])('%s is never answered with that page', async (path) => {
	const response = await ask(path, navigation);
	expect([401, 404]).toContain(response.status);
	expect(response.headers.get('content-type')).toContain('application/json');
});

test('a script that asks for what is not there gets no page either', async () => {
	expect((await ask('/customers', { accept: '*/*' })).status).toBe(404);
	expect((await ask('/customers', navigation, 'POST')).status).toBe(404);
});

test('what is named after its content is kept for ever, everything else is asked for again', async () => {
	const asset = await ask('/_app/immutable/start.js');
	const worker = await ask('/service-worker.js');
	expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
	expect(worker.headers.get('cache-control')).toBe('no-cache');
	const etag = worker.headers.get('etag') ?? '';
	expect((await plainly('/service-worker.js', { 'if-none-match': etag })).status).toBe(304);
});

test('the page’s own policy binds all that the app loads, and nobody may frame it', async () => {
	for (const path of ['/', '/service-worker.js', '/200.html']) {
		const response = await ask(path, navigation);
		expect(response.headers.get('content-security-policy')).toBe(
			`${POLICY}; frame-ancestors 'none'; object-src 'none'`
		);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	}
});

test('answers of the API may be neither kept nor shown as a page', async () => {
	const { headers } = await ask('/api/v1/me');
	expect(headers.get('cache-control')).toBe('no-store');
	expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('files travel compressed to whom can read them so', async () => {
	const { body } = await plainly('/_app/immutable/start.js', { 'accept-encoding': 'gzip' });
	expect(body.length).toBeLessThan(500);
	expect(gunzipSync(body).length).toBe(5000);
});

test('behind a proxy that ends TLS, cookies are Secure and bound to the host, and browsers stay on TLS', async () => {
	const fronted = await startCompany({ config: { trustProxy: true, appDir } });
	try {
		const client = await fronted.signIn('ana');
		expect(client.cookie).toMatch(/^__Host-ficha=/);
		const response = await fetch(`${fronted.url}/api/v1/me`, { headers: client.headers });
		expect(response.headers.get('strict-transport-security')).toContain('max-age=');
	} finally {
		await fronted.close();
	}
});

/** Without what `fetch` adds and takes away by itself: its own caching headers, and compression. */
function plainly(
	path: string,
	headers: Readonly<Record<string, string>>
): Promise<{ readonly status: number; readonly body: Buffer }> {
	const { hostname, port } = new URL(company.url);
	return new Promise((resolve, reject) => {
		const asking = request({ hostname, port, path, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) });
			});
		});
		asking.on('error', reject).end();
	});
}

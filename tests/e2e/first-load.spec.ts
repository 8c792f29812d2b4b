import { expect, test, type Page, type Response } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { Person } from './person.ts';
import { isListKept, readyForOffline, signIn } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** Bytes of JavaScript, compressed, until the list can be used. */
const ALLOWED = 150_000;
/** The list is kept for the next start when nothing has changed for a while. */
const KEPT_MS = 20_000;

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('little JavaScript is loaded until the list can be used, workers included', async () => {
	const sofia = await Person.arrive(server.port);
	const first = await sofia.openBrowser();
	await first.goto(sofia.link.origin);
	await signIn(first, 'sofia', 'hogaza-de-trigo');
	await readyForOffline(first);
	await expect.poll(() => isListKept(first), { timeout: KEPT_MS }).toBe(true);
	await first.close();
	await sofia.link.cut();

	const scripts = new Map<string, Promise<Buffer>>();
	const count = (response: Response): void => {
		const { pathname } = new URL(response.url());
		// What the engine loads is read from its script: on a busy machine it may be opening its database
		// by the time that a test has seen the rows.
		if (!pathname.endsWith('.js') || /workers\/chunks/.test(pathname)) return;
		if (!scripts.has(pathname)) scripts.set(pathname, response.body());
	};
	sofia.context.on('response', count);
	// The first rows are there before the engine that finds the others.
	const engine = sofia.context.waitForEvent('response', (response) =>
		response.url().includes('engine.worker')
	);
	const page = await sofia.newWindow();
	await page.goto(`${sofia.link.origin}/customers`);
	await rows(page).first().waitFor();
	await engine;
	sofia.context.off('response', count);
	const served = (path: string): Promise<Buffer> =>
		page.request.get(`http://127.0.0.1:${server.port}${path}`).then((answer) => answer.body());
	// It answers every request, so it runs whenever the app does.
	scripts.set('/service-worker.js', served('/service-worker.js'));
	for (const path of await importsOf(scripts)) scripts.set(path, served(path));
	const all = await Promise.all(
		[...scripts].map(
			async ([path, body]) => [path, gzipSync(await body, { level: 9 }).length] as const
		)
	);
	const total = all.reduce((sum, [, size]) => sum + size, 0);
	const biggest = all.sort(([, a], [, b]) => b - a).slice(0, 8);
	console.log(`JavaScript until the list can be used: ${total} bytes of ${ALLOWED}`);
	expect(total, biggest.map(([path, size]) => `${size} ${path}`).join('\n')).toBeLessThan(ALLOWED);
	await sofia.leave();
});

/** What the engine's worker can't start without; it loads the rest when the list has been answered. */
async function importsOf(
	scripts: ReadonlyMap<string, Promise<Buffer>>
): Promise<readonly string[]> {
	const worker = [...scripts].find(([path]) => path.includes('engine.worker'));
	if (worker === undefined) throw new Error('no engine was started');
	const [path, body] = worker;
	const imports = (await body).toString().matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g);
	return [...imports].map(([, file = '']) => new URL(file, `http://app${path}`).pathname);
}

function rows(page: Page) {
	return page.getByRole('list', { name: 'Clientes' }).getByRole('link');
}

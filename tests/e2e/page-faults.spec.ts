import { chromium, expect, test } from '@playwright/test';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromiumLaunch } from '../run/chromium-launch.ts';
import { watchFaults } from './page-faults.ts';
import { Person } from './person.ts';

/** What a page does, and what has to be heard of it. */
const PAGES: Readonly<Record<string, readonly [script: string, heard: RegExp | null]>> = {
	calm: ['document.title = "calm"', null],
	throws: ['throw new Error("slipped")', /slipped/],
	rejects: ['Promise.reject(new Error("let down"))', /let down/],
	complains: ['console.error("said so")', /said so/],
	inlines: ['document.body.setAttribute("onclick", "1")', /Content Security Policy/],
	strays: ['fetch("http://127.0.0.2:9/").catch(() => {})', /127\.0\.0\.2/],
	'worker-throws': ['new Worker("/throws.js")', /slipped/],
	'worker-rejects': ['new Worker("/rejects.js")', /let down/],
	'worker-complains': ['new Worker("/complains.js")', /said so/],
	'service-complains': ['navigator.serviceWorker.register("/complains.js")', /said so/],
	'service-rejects': ['navigator.serviceWorker.register("/rejects.js")', /let down/]
};

let server: Server;
let port: number;

test.beforeAll(async () => {
	server = createServer((request, response) => {
		const [, name = '', kind] = /^\/([a-z-]+)\.(html|js)$/.exec(request.url ?? '') ?? [];
		response.setHeader('content-security-policy', "default-src 'self'; connect-src *");
		response.setHeader('content-type', kind === 'js' ? 'text/javascript' : 'text/html');
		response.end(
			kind === 'js' ? PAGES[name]?.[0] : `<body><script src="/${name}.js"></script></body>`
		);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	({ port } = server.address() as AddressInfo);
});

test.afterAll(() => {
	server.closeAllConnections();
	server.close();
});

test('nothing that goes wrong in a page or a worker is missed, and a calm page is left in peace', async () => {
	const browser = await chromium.launch(chromiumLaunch());
	for (const [name, [, heard]] of Object.entries(PAGES)) {
		const context = await browser.newContext();
		const faults: string[] = [];
		const page = await context.newPage();
		await watchFaults(context, `http://localhost:${port}`, (fault) => faults.push(fault));
		await page.goto(`http://localhost:${port}/${name}.html`);
		if (heard === null) await expect(page).toHaveTitle('calm');
		else await expect.poll(() => faults.join('\n'), name).toMatch(heard);
		if (heard === null) expect(faults).toEqual([]);
		await context.close();
	}
	await browser.close();
});

test('a fault in anybody’s browser fails the story, though the story never asks', async () => {
	test.fail();
	const person = await Person.arrive(port);
	const page = await person.openBrowser();
	const heard = page.waitForEvent('pageerror');
	await page.goto(`${person.link.origin}/throws.html`);
	await heard;
	await person.leave();
});

test('a story that breaks something on purpose may say so', async () => {
	const person = await Person.arrive(port);
	person.forgive(/slipped/);
	const page = await person.openBrowser();
	const heard = page.waitForEvent('pageerror');
	await page.goto(`${person.link.origin}/throws.html`);
	await heard;
	await person.leave();
});

import type { BrowserContext, Page } from '@playwright/test';

type Report = (fault: string) => void;

/** The browser's own note of a request that got no answer, or a refusal: the app deals with both. */
const NETWORK_NOTE = /^Failed to load resource/;

/**
 * Reports what must never happen in any window or worker of a browser: an uncaught error or rejection,
 * something that the content policy had to stop, an error on the console, a request to another host.
 *
 * @param origin the only place that anything may be asked of
 */
export async function watchFaults(
	context: BrowserContext,
	origin: string,
	report: Report
): Promise<void> {
	context.on('console', (message) => {
		if (message.type() !== 'error' || NETWORK_NOTE.test(message.text())) return;
		report(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => report(`uncaught: ${String(error.error())}`));
	context.on('request', (request) => {
		if (isForeign(request.url(), origin)) report(`foreign host: ${request.url()}`);
	});
	context.on('page', (page) => void watchServiceWorkers(page, report).catch(() => undefined));
	await Promise.all(context.pages().map((page) => watchServiceWorkers(page, report)));
}

/** What a service worker does not catch reaches no page: only the browser itself tells of it. */
async function watchServiceWorkers(page: Page, report: Report): Promise<void> {
	const browser = await page.context().newCDPSession(page);
	browser.on('ServiceWorker.workerErrorReported', ({ errorMessage }) =>
		report(`uncaught in the service worker: ${errorMessage.errorMessage}`)
	);
	await browser.send('ServiceWorker.enable');
}

function isForeign(url: string, origin: string): boolean {
	return /^(https?|wss?):/.test(url) && new URL(url).host !== new URL(origin).host;
}

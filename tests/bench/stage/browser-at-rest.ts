import type { Browser } from '@playwright/test';

const LOOK_MS = 250;
/** Of one processor, in the time between two looks. */
const REST_SHARE = 0.05;

/**
 * Resolves when the browser has nothing of its own to do any more. In its first half second a desktop
 * Chromium loads pages of its own interface (the address bar's suggestions), which takes as much of the
 * processor as the app's start; no phone has them, and a baseline that is measured later has not either.
 */
export async function browserAtRest(browser: Browser): Promise<void> {
	const cdp = await browser.newBrowserCDPSession();
	const taken = async (): Promise<number> => {
		const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
		return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
	};
	let before = await taken();
	for (;;) {
		await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		const now = await taken();
		if (now - before < LOOK_MS * REST_SHARE) break;
		before = now;
	}
	await cdp.detach();
}

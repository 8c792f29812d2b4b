import type { Page } from '@playwright/test';
import type { Person } from './person.ts';

/** Its renderer crashes, as when a phone needs the memory; or the whole browser is killed. */
export async function killPage(person: Person, page: Page, whole: boolean): Promise<Page> {
	if (whole) {
		await person.killBrowser();
		return person.openBrowser();
	}
	const crashed = page.waitForEvent('crash');
	const session = await page.context().newCDPSession(page);
	// It is gone before it can answer.
	session.send('Page.crash').catch(() => undefined);
	await crashed;
	const next = await person.newWindow();
	await page.close();
	return next;
}

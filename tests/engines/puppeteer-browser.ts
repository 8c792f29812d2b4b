import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, {
	type Browser,
	type ElementHandle,
	type LaunchOptions,
	type Page
} from 'puppeteer-core';
import { chromiumLaunch } from '../run/chromium-launch.ts';
import {
	PACE,
	PHONE,
	toWire,
	type EngineBrowser,
	type EnginePage,
	type Target
} from './engine-page.ts';
import { findTargets } from './find-targets.ts';

/** The browser's own note of a request that got no answer: the app deals with it. */
const NETWORK_NOTE = /^Failed to load resource|Cross-Origin Request Blocked|NetworkError/;

/** Firefox over WebDriver BiDi; Chromium by its own protocol, as a check of this port. */
export class PuppeteerBrowser implements EngineBrowser {
	readonly faults: string[] = [];
	readonly #options: LaunchOptions;
	readonly #profile: string;
	#browser: Browser | null = null;

	private constructor(options: LaunchOptions, profile: string) {
		this.#options = options;
		this.#profile = profile;
	}

	static async firefox(): Promise<PuppeteerBrowser> {
		return new PuppeteerBrowser(
			{
				browser: 'firefox',
				executablePath: '/usr/bin/firefox-esr',
				extraPrefsFirefox: { 'intl.accept_languages': 'es-ES', 'ui.prefersReducedMotion': 1 }
			},
			await mkdtemp(join(tmpdir(), 'ficha-firefox-'))
		);
	}

	static async chromium(): Promise<PuppeteerBrowser> {
		const { executablePath, args } = chromiumLaunch();
		const calm = [...args, '--accept-lang=es-ES', '--force-prefers-reduced-motion'];
		return new PuppeteerBrowser(
			{ browser: 'chrome', args: calm, ...(executablePath && { executablePath }) },
			await mkdtemp(join(tmpdir(), 'ficha-chromium-'))
		);
	}

	async open(): Promise<EnginePage> {
		this.#browser = await puppeteer.launch({
			...this.#options,
			userDataDir: this.#profile,
			env: { ...process.env, TZ: 'Europe/Madrid' }
		});
		const page = (await this.#browser.pages())[0] ?? (await this.#browser.newPage());
		await page.setViewport(PHONE);
		this.#watch(page);
		return new PuppeteerPage(page);
	}

	async close(): Promise<void> {
		const browser = this.#browser;
		// What a browser breaks off when it is closed, it tells, and nobody is there to hear it.
		this.#browser = null;
		await browser?.close();
	}

	async leave(): Promise<void> {
		await this.close();
		await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
	}

	#watch(page: Page): void {
		page.on('pageerror', (error) => this.#heard(String(error)));
		page.on('console', (message) => {
			if (message.type() !== 'error' || NETWORK_NOTE.test(message.text())) return;
			this.#heard(message.text());
		});
	}

	#heard(fault: string): void {
		if (this.#browser !== null) this.faults.push(fault);
	}
}

class PuppeteerPage implements EnginePage {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	async goto(url: string): Promise<void> {
		await this.#page.goto(url, { waitUntil: 'load' });
	}

	async reload(): Promise<void> {
		await this.#page.reload({ waitUntil: 'load' });
	}

	async back(): Promise<void> {
		await this.#page.goBack();
	}

	async count(target: Target): Promise<number> {
		const found = await this.#page.evaluateHandle(findTargets, toWire(target));
		return await found.evaluate((all) => all.length);
	}

	async click(target: Target): Promise<void> {
		const element = await this.#find(target);
		await element.scrollIntoView();
		await element.click({ offset: await element.evaluate(freePlace) });
	}

	async type(target: Target, text: string): Promise<void> {
		const field = await this.#find(target);
		await field.evaluate((input) => (input as HTMLInputElement).select());
		await field.type(text, { delay: PACE });
	}

	async value(target: Target): Promise<string> {
		return await (await this.#find(target)).evaluate((input) => (input as HTMLInputElement).value);
	}

	async words(): Promise<string> {
		return await this.#page.evaluate(() => document.body.innerText);
	}

	async databases(): Promise<readonly string[]> {
		return await this.#page.evaluate(async () => {
			const all = await indexedDB.databases();
			return all.map(({ name = '' }) => name).sort();
		});
	}

	async startsAlone(): Promise<boolean> {
		return await this.#page.evaluate(async () => {
			const registration = await navigator.serviceWorker.getRegistration();
			return registration?.active?.state === 'activated';
		});
	}

	async picture(file: string): Promise<void> {
		await this.#page.screenshot({ path: file });
	}

	async #find(target: Target): Promise<ElementHandle> {
		const all = await this.#page.evaluateHandle(findTargets, toWire(target));
		const first = (await all.evaluateHandle((found) => found[0])).asElement();
		if (first === null) throw new Error(`not on the screen: ${target.role} ${target.name}`);
		return first as ElementHandle;
	}
}

/**
 * Where in an element a finger hits it, and nothing that lies above it: a row that is edited where it is
 * tapped has a number in its middle that calls. Runs inside of the page.
 */
function freePlace(element: Element): { readonly x: number; readonly y: number } {
	const { left, top, width, height } = element.getBoundingClientRect();
	const places = [0.5, 0.95, 0.05].map((share) => ({ x: width * share, y: height / 2 }));
	const isFree = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
		element.contains(document.elementFromPoint(left + x, top + y));
	return places.find(isFree) ?? { x: width / 2, y: height / 2 };
}

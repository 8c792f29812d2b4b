import { expect, test } from '@playwright/test';
import { CuttableLink } from '../e2e/cuttable-link.ts';
import type { EngineBrowser, EnginePage, Target } from './engine-page.ts';

/** Someone with a browser of some engine and a network of their own; waits for what they act on. */
export class Visitor {
	readonly link: CuttableLink;
	readonly #browser: EngineBrowser;
	#page: EnginePage | null = null;

	private constructor(browser: EngineBrowser, link: CuttableLink) {
		this.#browser = browser;
		this.link = link;
	}

	static async arrive(browser: EngineBrowser, serverPort: number): Promise<Visitor> {
		const link = new CuttableLink(serverPort);
		await link.open();
		const visitor = new Visitor(browser, link);
		await visitor.openBrowser();
		return visitor;
	}

	get page(): EnginePage {
		if (this.#page === null) throw new Error('the browser is closed');
		return this.#page;
	}

	async openBrowser(): Promise<void> {
		this.#page = await this.#browser.open();
	}

	async closeBrowser(): Promise<void> {
		await this.#browser.close();
		this.#page = null;
	}

	async visit(path: string): Promise<void> {
		await this.page.goto(this.link.origin + path);
	}

	async sees(target: Target): Promise<void> {
		await expect
			.poll(() => this.page.count(target), `${target.role} ${target.name}`)
			.toBeGreaterThan(0);
	}

	async click(target: Target): Promise<void> {
		await this.sees(target);
		await this.page.click(target);
	}

	async type(target: Target, text: string): Promise<void> {
		await this.sees(target);
		await this.page.type(target, text);
	}

	async reads(words: RegExp, timeout = 60_000): Promise<void> {
		await expect.poll(() => this.page.words(), { timeout }).toMatch(words);
	}

	async leave(): Promise<void> {
		if (test.info().status !== test.info().expectedStatus) await this.#showFailure();
		await this.#browser.leave();
		await this.link.cut();
		expect(this.#browser.faults).toEqual([]);
	}

	async #showFailure(): Promise<void> {
		await this.#page?.picture(test.info().outputPath('failed.png'));
	}
}

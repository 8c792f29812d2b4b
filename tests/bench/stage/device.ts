import {
	chromium,
	expect,
	type BrowserContext,
	type CDPSession,
	type Page
} from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CuttableLink } from '../../e2e/cuttable-link.ts';
import { kept, readyForOffline, signIn, status } from '../../e2e/screens.ts';
import { startServer, type ServerProcess } from '../../e2e/server-process.ts';
import { chromiumLaunch } from '../../run/chromium-launch.ts';
import { browserAtRest } from './browser-at-rest.ts';
import { writeCompany, type CompanySize } from './company-data.ts';

const WATCH = join(import.meta.dirname, 'watch-page.js');
const FIRST_SYNC_MS = 900_000;

/** A window that is watched, and the way to its throttle and its traces. */
export interface WatchedPage {
	readonly page: Page;
	readonly cdp: CDPSession;
}

/**
 * A rep's phone, and the server that it belongs to. All customers are in Ana's territory. The
 * browser's profile survives its restarts; nothing listens to the browser but what measures it.
 */
export class Device {
	readonly #server: ServerProcess;
	readonly #link: CuttableLink;
	readonly #profile: string;
	#context: BrowserContext | null = null;

	private constructor(server: ServerProcess, link: CuttableLink, profile: string) {
		this.#server = server;
		this.#link = link;
		this.#profile = profile;
	}

	/** One that has never heard of the company. */
	static async fresh(size: CompanySize): Promise<Device> {
		const server = await startServer({ furnish: (dataDir) => writeCompany(dataDir, size) });
		const link = new CuttableLink(server.port);
		await link.open();
		return new Device(server, link, await mkdtemp(join(tmpdir(), 'ficha-bench-')));
	}

	/**
	 * One that has everything and was left alone for as long as it takes to keep the list and what it is
	 * searched by, with the browser closed and no way to the server any more.
	 */
	static async synced(size: CompanySize): Promise<Device> {
		const device = await Device.fresh(size);
		const { page } = await device.open();
		await page.goto(device.origin);
		await device.signIn(page);
		await device.untilSynced(page);
		await readyForOffline(page);
		await expect.poll(() => isAllKept(page, size), { timeout: FIRST_SYNC_MS }).toBe(true);
		await device.closeBrowser();
		await device.#link.cut();
		return device;
	}

	get origin(): string {
		return this.#link.origin;
	}

	signIn(page: Page): Promise<void> {
		return signIn(page, 'ana', 'masa-madre-viva');
	}

	async untilSynced(page: Page): Promise<void> {
		await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: FIRST_SYNC_MS });
	}

	/** Starts the browser, anew if a bench that could not finish has left it open. */
	async open(): Promise<WatchedPage> {
		await this.closeBrowser();
		this.#context = await chromium.launchPersistentContext(this.#profile, {
			...chromiumLaunch(),
			viewport: { width: 390, height: 844 },
			locale: 'es-ES',
			timezoneId: 'Europe/Madrid'
		});
		await this.#context.addInitScript({ path: WATCH });
		const browser = this.#context.browser();
		if (browser !== null) await browserAtRest(browser);
		return watched(this.#context, this.#context.pages()[0]);
	}

	/** Another window of the running browser. */
	openBeside(): Promise<WatchedPage> {
		if (this.#context === null) throw new Error('the browser is closed');
		return watched(this.#context);
	}

	async closeBrowser(): Promise<void> {
		await this.#context?.close();
		this.#context = null;
	}

	/** As a browser that was never started: what it had of anybody is gone. */
	async emptyBrowser(): Promise<void> {
		await this.closeBrowser();
		await rm(this.#profile, { recursive: true, force: true });
	}

	/** For good, with all that it has. */
	async discard(): Promise<void> {
		await this.emptyBrowser();
		await this.#link.cut();
		await this.#server.stop();
	}
}

async function watched(context: BrowserContext, first?: Page): Promise<WatchedPage> {
	const page = first ?? (await context.newPage());
	return { page, cdp: await context.newCDPSession(page) };
}

/** What was kept of an empty device, or in the middle of the first sync, is less than that. */
async function isAllKept(page: Page, { customers }: CompanySize): Promise<boolean> {
	const { list, texts } = await kept(page);
	return list !== null && list >= customers && list === texts;
}

import { chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumLaunch } from '../run/chromium-launch.ts';
import { CuttableLink } from './cuttable-link.ts';
import { watchFaults } from './page-faults.ts';

/**
 * Someone with a phone: a browser profile that survives restarts, and a network of their own. Whatever
 * goes wrong in any of their windows and workers fails the story that is being told, at once and
 * without its asking, so that no story can forget to look.
 */
export class Person {
	readonly link: CuttableLink;
	readonly #profile: string;
	readonly #locale: string;
	readonly #forgiven: RegExp[] = [];
	#context: BrowserContext | null = null;

	private constructor(link: CuttableLink, profile: string, locale: string) {
		this.link = link;
		this.#profile = profile;
		this.#locale = locale;
	}

	static async arrive(serverPort: number, locale = 'es-ES'): Promise<Person> {
		const link = new CuttableLink(serverPort);
		await link.open();
		return new Person(link, await mkdtemp(join(tmpdir(), 'ficha-profile-')), locale);
	}

	get context(): BrowserContext {
		if (this.#context === null) throw new Error('the browser is closed');
		return this.#context;
	}

	/** For a story that breaks something on purpose: the faults that it causes. */
	forgive(fault: RegExp): void {
		this.#forgiven.push(fault);
	}

	async openBrowser(): Promise<Page> {
		this.#context = await chromium.launchPersistentContext(this.#profile, {
			...chromiumLaunch(),
			viewport: { width: 390, height: 844 },
			locale: this.#locale,
			timezoneId: 'Europe/Madrid'
		});
		await watchFaults(this.#context, this.link.origin, (fault) => this.#blame(fault));
		return this.#context.pages()[0] ?? (await this.#context.newPage());
	}

	async newWindow(): Promise<Page> {
		return await this.context.newPage();
	}

	/** Every process of the browser is gone at once, as when a phone kills an app. */
	async killBrowser(): Promise<void> {
		const gone = this.context.waitForEvent('close');
		// Chromium keeps `<host>-<pid>` in the link that marks a profile as in use.
		const lock = await readlink(join(this.#profile, 'SingletonLock'));
		process.kill(Number(lock.split('-').at(-1)), 'SIGKILL');
		await gone;
		this.#context = null;
	}

	async closeBrowser(): Promise<void> {
		await this.#context?.close();
		this.#context = null;
	}

	async leave(): Promise<void> {
		await this.closeBrowser();
		await this.link.cut();
		await rm(this.#profile, { recursive: true, force: true });
	}

	#blame(fault: string): void {
		if (this.#forgiven.some((pattern) => pattern.test(fault))) return;
		expect.soft(fault, 'nothing goes wrong in any window or worker').toBe('');
	}
}

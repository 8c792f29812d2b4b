import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Builder, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver';
import { freePort } from '../e2e/free-port.ts';
import {
	PACE,
	PHONE,
	toWire,
	type EngineBrowser,
	type EnginePage,
	type Target
} from './engine-page.ts';
import { findTargets } from './find-targets.ts';

const WINDOW = join(import.meta.dirname, 'webkit-window.mjs');

/** How WebKitGTK tells on standard output of a script that failed, or that the policy stopped. */
const FAULT = /CONSOLE (JS|SECURITY|CONSOLEAPI) ERROR/;

/** It complains of a directive that it does not know, which changes nothing. */
const NO_FAULT = /Unrecognized Content-Security-Policy directive/;

/** One that has not quit by then hangs. */
const QUIT_MS = 5000;

/** WebKitGTK on a virtual screen, steered by WebKitWebDriver. */
export class WebkitBrowser implements EngineBrowser {
	readonly faults: string[] = [];
	readonly #processes: readonly ChildProcess[];
	readonly #port: number;
	readonly #profile: string;
	#driver: WebDriver | null = null;

	private constructor(processes: readonly ChildProcess[], port: number, profile: string) {
		this.#processes = processes;
		this.#port = port;
		this.#profile = profile;
		// A run that is broken off leaves no browser behind.
		process.once('exit', this.#kill);
	}

	static async webkit(): Promise<WebkitBrowser> {
		const screen = await startScreen();
		const port = await freePort();
		const driver = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], {
			env: {
				...process.env,
				DISPLAY: screen.display,
				TZ: 'Europe/Madrid',
				// Its sandbox cannot be set up by a container's root.
				...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
				WEBKIT_DISABLE_DMABUF_RENDERER: '1'
			},
			stdio: ['ignore', 'pipe', 'ignore']
		});
		const profile = await mkdtemp(join(tmpdir(), 'ficha-webkit-'));
		const browser = new WebkitBrowser([driver, screen.process], port, profile);
		createInterface(driver.stdout).on('line', (line) => {
			if (FAULT.test(line) && !NO_FAULT.test(line)) browser.faults.push(line);
		});
		await expect.poll(() => answers(port)).toBe(true);
		return browser;
	}

	async open(): Promise<EnginePage> {
		const { width, height } = PHONE;
		const args = ['-m', WINDOW, this.#profile, String(width), String(height)];
		this.#driver = await new Builder()
			.usingServer(`http://127.0.0.1:${this.#port}`)
			.withCapabilities(
				new Capabilities({
					browserName: 'ficha',
					'webkitgtk:browserOptions': { binary: '/usr/bin/gjs', args }
				})
			)
			.build();
		return new WebkitPage(this.#driver, this.#profile);
	}

	async close(): Promise<void> {
		await this.#driver?.quit();
		this.#driver = null;
	}

	async leave(): Promise<void> {
		const closed = this.close().catch(() => undefined);
		await Promise.race([closed, pause(QUIT_MS, undefined, { ref: false })]);
		const running = this.#processes.filter(isRunning);
		const ended = running.map((started) => once(started, 'exit'));
		this.#kill();
		await Promise.all(ended);
		process.off('exit', this.#kill);
		await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
	}

	/** The driver does not end a window that hangs. */
	readonly #kill = (): void => {
		for (const started of this.#processes) started.kill('SIGKILL');
		if (this.#driver !== null) killWindow(this.#profile);
	};
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode === null && signalCode === null;
}

function killWindow(profile: string): void {
	try {
		process.kill(Number(readFileSync(join(profile, 'pid'), 'utf8')), 'SIGKILL');
	} catch {
		// It has not started, or has ended.
	}
}

class WebkitPage implements EnginePage {
	readonly #driver: WebDriver;
	readonly #profile: string;

	constructor(driver: WebDriver, profile: string) {
		this.#driver = driver;
		this.#profile = profile;
	}

	async goto(url: string): Promise<void> {
		await this.#driver.get(url);
	}

	async reload(): Promise<void> {
		await this.#driver.navigate().refresh();
	}

	async back(): Promise<void> {
		await this.#driver.navigate().back();
	}

	async count(target: Target): Promise<number> {
		return (await this.#findAll(target)).length;
	}

	async click(target: Target): Promise<void> {
		await (await this.#find(target)).click();
	}

	async type(target: Target, text: string): Promise<void> {
		const field = await this.#find(target);
		await field.click();
		await this.#driver.executeScript((input: HTMLInputElement) => input.select(), field);
		const typing = this.#driver.actions();
		for (const key of text) typing.pause(PACE).sendKeys(key);
		await typing.perform();
	}

	async value(target: Target): Promise<string> {
		return await this.#driver.executeScript(
			(input: HTMLInputElement) => input.value,
			await this.#find(target)
		);
	}

	async words(): Promise<string> {
		return await this.#driver.executeScript(() => document.body.innerText);
	}

	async databases(): Promise<readonly string[]> {
		return await this.#driver.executeScript(async () => {
			const all = await indexedDB.databases();
			return all.map(({ name = '' }) => name).sort();
		});
	}

	async startsAlone(): Promise<boolean> {
		return await this.#driver.executeScript(async () => {
			const registration = await navigator.serviceWorker.getRegistration();
			return registration?.active?.state === 'activated';
		});
	}

	/** The window paints itself into a file when it is asked by a signal. */
	async picture(file: string): Promise<void> {
		const done = join(this.#profile, 'picture-done.png');
		await rm(done, { force: true });
		process.kill(Number(await readFile(join(this.#profile, 'pid'), 'utf8')), 'SIGUSR1');
		await expect.poll(() => existsSync(done)).toBe(true);
		await copyFile(done, file);
	}

	async #findAll(target: Target): Promise<WebElement[]> {
		return await this.#driver.executeScript(findTargets, toWire(target));
	}

	async #find(target: Target): Promise<WebElement> {
		const [first] = await this.#findAll(target);
		if (first === undefined) throw new Error(`not on the screen: ${target.role} ${target.name}`);
		return first;
	}
}

/** A screen that nobody sees, under the first number that is free. */
async function startScreen(): Promise<{ process: ChildProcess; display: string }> {
	const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-noreset'], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const [number] = (await once(child.stdout, 'data')) as [Buffer];
	return { process: child, display: `:${String(number).trim()}` };
}

async function answers(port: number): Promise<boolean> {
	try {
		return (await fetch(`http://127.0.0.1:${port}/status`)).ok;
	} catch {
		return false;
	}
}

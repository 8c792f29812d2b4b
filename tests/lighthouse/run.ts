// `npm run lighthouse`: the scores of a signed-in app with a full customer base, median of three runs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { catalogues } from '../builders/catalogues.ts';
import { startServer } from '../e2e/server-process.ts';
import { chromiumLaunch } from '../run/chromium-launch.ts';

const SCREENS = ['/customers', '/capture'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const ENOUGH = 0.95;
const RUNS = 3;
/** Runs that may measure nothing, as a busy machine's do, before that is the answer. */
const EMPTY_RUNS = 3;
const SYNCED_MS = 120_000;

type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>;

interface Report {
	/** why nothing was measured */
	readonly runtimeError?: { readonly code: string; readonly message: string };
	readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
	readonly audits: Readonly<
		Record<
			string,
			{ readonly score: number | null; readonly title: string; readonly displayValue?: string }
		>
	>;
}

interface Lighthouse {
	default(
		url: string,
		flags: object,
		config: undefined,
		page: Page
	): Promise<{ readonly lhr: Report } | undefined>;
}

const here = import.meta.dirname;

async function main(): Promise<void> {
	const lighthouse = await loadLighthouse();
	const server = await startServer();
	const profile = await mkdtemp(join(tmpdir(), 'ficha-lighthouse-'));
	const { executablePath, args } = chromiumLaunch();
	const browser = await puppeteer.launch({
		...(executablePath === undefined ? { channel: 'chrome' } : { executablePath }),
		args,
		userDataDir: profile
	});
	try {
		const origin = `http://localhost:${server.port}`;
		await signIn(browser, origin);
		for (const screen of SCREENS) await measure(lighthouse, browser, origin + screen);
	} finally {
		await browser.close();
		await server.stop();
		await rm(profile, { recursive: true, force: true });
	}
}

async function loadLighthouse(): Promise<Lighthouse> {
	const folder = join(here, 'node_modules', 'lighthouse');
	if (!existsSync(folder)) {
		console.log('Fetching Lighthouse into tests/lighthouse/ (once) …');
		const { status } = spawnSync(
			'npm',
			['install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'],
			{
				cwd: here,
				stdio: 'inherit'
			}
		);
		if (status !== 0) throw new Error('Lighthouse could not be fetched: see above.');
	}
	return (await import(pathToFileURL(join(folder, 'core', 'index.js')).href)) as Lighthouse;
}

async function signIn(browser: Browser, origin: string): Promise<void> {
	const page = await browser.newPage();
	await page.goto(origin);
	await page.locator('input[autocomplete="username"]').fill('ana');
	await page.locator('input[type="password"]').fill('masa-madre-viva');
	await page.locator('button[type="submit"]').click();
	await page.locator('a[href^="/customers/"]').setTimeout(60_000).wait();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	// Scores are those of every day, not of the minute in which a device is filled.
	await page.waitForFunction(
		(words) => words.some((all) => document.body.textContent.includes(all)),
		{ timeout: SYNCED_MS },
		Object.values(catalogues).map((messages) => messages['status.synced'])
	);
	await page.close();
}

async function measure(lighthouse: Lighthouse, browser: Browser, url: string): Promise<void> {
	const reports: Report[] = [];
	let empty = 0;
	while (reports.length < RUNS) {
		const page = await browser.newPage();
		// What a person has is kept: the session, the data and the service worker are what is measured.
		const flags = { disableStorageReset: true, onlyCategories: CATEGORIES, logLevel: 'error' };
		const result = await lighthouse.default(url, flags, undefined, page);
		await page.close();
		const error = result === undefined ? 'no report' : result.lhr.runtimeError?.message;
		if (error === undefined && result !== undefined) reports.push(result.lhr);
		else if (++empty > EMPTY_RUNS) throw new Error(`${url} could not be measured: ${error ?? ''}`);
		else console.log(`A run that measured nothing: ${error ?? ''}`);
	}
	const all = reports.map(scores);
	console.log(`\n${new URL(url).pathname}`);
	for (const category of CATEGORIES) {
		const values = all.map((one) => one[category]).sort((a, b) => a - b);
		const median = values[Math.floor(values.length / 2)] ?? 0;
		const verdict = median >= ENOUGH ? 'ok  ' : 'FAIL';
		console.log(`${verdict} ${category.padEnd(16)} ${median.toFixed(2)}  (${values.join(', ')})`);
		if (median < ENOUGH) process.exitCode = 1;
	}
	for (const line of shortcomings(reports.at(-1))) console.log(`     ${line}`);
}

function scores({ categories }: Report): Scores {
	const score = (name: string): number => categories[name]?.score ?? 0;
	return {
		performance: score('performance'),
		accessibility: score('accessibility'),
		'best-practices': score('best-practices')
	};
}

function shortcomings(report: Report | undefined): readonly string[] {
	return Object.entries(report?.audits ?? {})
		.filter(([, { score }]) => score !== null && score < 0.9)
		.map(
			([id, { displayValue }]) => `${id}${displayValue === undefined ? '' : `: ${displayValue}`}`
		);
}

await main();

// A Chromium for the browser tests: the one that is there, else Playwright's, else the system's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SYSTEM_BROWSERS } from './system-browsers.mjs';

const WHAT_TO_DO = `The browser tests need a Chromium and none could be installed.
Install one (Debian, Ubuntu: apt-get install chromium), or name one that is there:
  FICHA_TEST_CHROMIUM=/path/to/chromium npm test`;

/** Exits with what to do when there is none and none can be had. */
export function ensureChromium(root) {
	const named = process.env.FICHA_TEST_CHROMIUM;
	if (named !== undefined && !existsSync(named)) {
		stop(`FICHA_TEST_CHROMIUM names ${named}, which is not there.`);
	}
	if (named !== undefined || isPresent(root)) return;
	console.log('No Chromium found: installing one.');
	installWithPlaywright(root);
	if (isPresent(root)) return;
	installWithApt();
	if (!isPresent(root)) stop(WHAT_TO_DO);
}

function isPresent(root) {
	if (SYSTEM_BROWSERS.some((path) => existsSync(path))) return true;
	const { chromium } = createRequire(join(root, 'package.json'))('playwright');
	return existsSync(chromium.executablePath());
}

function installWithPlaywright(root) {
	const playwright = join(root, 'node_modules', '.bin', 'playwright');
	spawnSync(playwright, ['install', 'chromium'], {
		stdio: 'ignore',
		timeout: 300_000,
		env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
	});
}

function installWithApt() {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
	const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
	spawnSync('apt-get', ['update'], quiet);
	spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
		...quiet,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
}

function stop(message) {
	console.error(message);
	process.exit(1);
}

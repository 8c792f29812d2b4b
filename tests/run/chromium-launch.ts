import { existsSync } from 'node:fs';
import { SYSTEM_BROWSERS } from './system-browsers.mjs';

/** Nothing may leave the machine during a test, and a container's root has no sandbox to offer. */
const QUIET = [
	'--no-sandbox',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run'
];

export function systemChromium(): string | undefined {
	const named = process.env['FICHA_TEST_CHROMIUM'];
	return named ?? SYSTEM_BROWSERS.find((path) => existsSync(path));
}

/** Launch options for Playwright and Vitest's browser mode alike. */
export function chromiumLaunch(): { executablePath?: string; args: string[] } {
	const executablePath = systemChromium();
	return executablePath === undefined ? { args: QUIET } : { executablePath, args: QUIET };
}

import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/run/chromium-launch.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	// Each kill takes seconds: a long run's, which says how many.
	testIgnore: process.env['FICHA_TEST_KILLS'] ? [] : ['**/kiosk-killed.spec.ts'],
	outputDir: 'test-results',
	// A story mostly waits, for a server, a page or a person's pause: two of them fill two cores.
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
	use: {
		launchOptions: chromiumLaunch(),
		viewport: { width: 390, height: 844 },
		actionTimeout: 15_000,
		// `npm run test:e2e -- --trace on` to look at a story: for all of them it takes an eighth of the time.
		trace: 'off'
	}
});

import { defineConfig } from '@playwright/test';

/** Playwright runs the story and reports on it; the engines are steered by their own drivers. */
export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results/engines',
	workers: 1,
	retries: 0,
	forbidOnly: true,
	timeout: 240_000,
	expect: { timeout: 30_000 },
	reporter: [['list']]
});

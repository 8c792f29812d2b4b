import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './tests/run/chromium-launch.ts';

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	build: { target: ['chrome111', 'safari16.4', 'firefox115'] },
	server: {
		proxy: { '/api': 'http://localhost:8080', '/couch': 'http://localhost:8080' }
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'domain',
					environment: 'node',
					include: ['src/lib/{domain,i18n,store,sync,app,features,ui,session}/**/*.test.ts'],
					exclude: ['**/*.svelte.test.ts', '**/*.browser.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'server',
					environment: 'node',
					include: ['sync-server/**/*.test.ts', 'tests/contracts/**/*.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'architecture',
					environment: 'node',
					include: ['tests/architecture/**/*.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'replication',
					environment: 'node',
					include: ['tests/{replication,properties}/**/*.test.ts'],
					testTimeout: 180_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'component',
					include: ['src/**/*.svelte.test.ts', 'src/**/*.browser.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: chromiumLaunch() }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});

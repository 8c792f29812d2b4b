import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { staticIcons } from './bundling/static-icons.ts';
import { preloadStart, startChunk } from './bundling/start-chunk.ts';
import { chromiumLaunch } from './tests/run/chromium-launch.ts';

/**
 * Chunks that a worker loads when it first needs them are in no manifest, so the service worker would
 * not know them, and a device that starts without a network could not load them.
 */
function listWorkerChunks(): Plugin {
	const isWorker = (file: string): boolean => file.includes('/immutable/workers/');
	return {
		name: 'list-worker-chunks',
		enforce: 'post',
		generateBundle(_options, bundle) {
			const files = Object.keys(bundle).filter((file) => isWorker(file) && !file.endsWith('.map'));
			for (const chunk of Object.values(bundle)) {
				const assets = chunk.type === 'chunk' ? chunk.viteMetadata?.importedAssets : undefined;
				if (assets === undefined || ![...assets].some(isWorker)) continue;
				for (const file of files) assets.add(file);
			}
		}
	};
}

/** Named after what they need: without one they are not there, rather than skipped. */
const needCouchDB = process.env['FICHA_TEST_COUCHDB_URL'] ? [] : ['**/*-couchdb.test.ts'];

/**
 * Files share a process and the modules that they load: to begin anew for each took as long as all
 * tests of the domain. So a test puts back what it replaces.
 */
const oneWorld = { isolate: false };

export default defineConfig({
	plugins: [staticIcons(), sveltekit(), startChunk(), preloadStart(), listWorkerChunks()],
	worker: { format: 'es' },
	build: { target: ['chrome111', 'safari16.4', 'firefox115'] },
	server: {
		// Component tests have no server, and none is to be asked.
		proxy: process.env['VITEST']
			? {}
			: { '/api': 'http://localhost:8080', '/couch': 'http://localhost:8080' }
	},
	test: {
		// No test is about speed: on a busy machine a slow one is still right.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		expect: { poll: { timeout: 30_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: 'domain',
					environment: 'node',
					...oneWorld,
					include: ['src/lib/{domain,i18n,store,sync,app,features,ui,session}/**/*.test.ts'],
					exclude: ['**/*.svelte.test.ts', '**/*.browser.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'server',
					environment: 'node',
					...oneWorld,
					include: ['sync-server/**/*.test.ts', 'tests/{contracts,bench}/**/*.test.ts'],
					exclude: needCouchDB
				}
			},
			{
				extends: true,
				test: {
					name: 'architecture',
					environment: 'node',
					...oneWorld,
					include: ['tests/architecture/**/*.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'replication',
					environment: 'node',
					...oneWorld,
					include: ['tests/{replication,properties,soak}/**/*.test.ts'],
					exclude: needCouchDB,
					testTimeout: 180_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				// What was found for an older state of the code would make the first test that needs more begin anew.
				// What only a worker's part asks for is found late, and the page reloaded under a test.
				optimizeDeps: { force: true, include: ['@noble/hashes/hmac.js'] },
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

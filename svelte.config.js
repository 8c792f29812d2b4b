import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		// One page for every route: the app is a client; data comes from the device, never from a rendered page.
		adapter: adapter({ fallback: '200.html', precompress: true }),
		// Registered by hand with workbox-window, which also decides when an update may take over.
		serviceWorker: { register: false },
		typescript: {
			config: (config) => ({
				...config,
				// Tests have a configuration of their own, but for what they mount.
				include: [
					...config.include.filter((path) => !/^\.\.\/tests?\//.test(path)),
					'../tests/builders/*.svelte',
					'../playwright.config.ts'
				]
			})
		},
		files: { serviceWorker: 'src/service-worker/index.ts' },
		// A bare `script-src 'self'` would block Kit's own boot script; its hash lets just that one through.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['self']
			}
		}
	}
};

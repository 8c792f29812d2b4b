/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';
import {
	cacheOf,
	findFile,
	firstVersionsCache,
	forgetVersions,
	hasVersion,
	keepVersion
} from './app-caches.ts';
import { appFiles, PAGE, SERVERS_OWN } from './app-files.ts';
import { parsePageMessage } from './page-message.ts';
import { VersionMemory } from './version-memory.ts';
import { didNotStart, open, startedWell, takeOver } from './versions.ts';

declare const self: ServiceWorkerGlobalScope;

const memory = new VersionMemory();

// Everything that the app is, kept on the device: it opens without a network on any route. What it
// works with is never here: `/api` and `/couch` go to the server untouched.
self.addEventListener('install', (event) => {
	event.waitUntil(keepVersion(version, appFiles({ build, files })));
});

// Windows of the former version live on: its files stay as long as one of them is open.
self.addEventListener('activate', (event) => {
	event.waitUntil(
		memory
			.change(async (versions) => {
				const known =
					versions.serving === null
						? { ...versions, serving: await firstVersionsCache(), proven: true }
						: versions;
				return { versions: takeOver(known, cacheOf(version)), result: undefined };
			})
			.then(() => self.clients.claim())
	);
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (SERVERS_OWN.some((pattern) => pattern.test(pathname))) return;
	event.respondWith(request.mode === 'navigate' ? openPage(event) : fileOr(pathname, request));
});

self.addEventListener('message', (event) => {
	const message = parsePageMessage(event.data);
	if (message === null) return;
	switch (message.type) {
		case 'SKIP_WAITING':
			void self.skipWaiting();
			break;
		case 'STARTED':
			event.waitUntil(started(cacheOf(message.version)));
			break;
		case 'NOT_STARTED':
			event.waitUntil(
				memory
					.change((versions) => {
						const failed = didNotStart(versions, cacheOf(message.version), message.why);
						return { versions: failed.versions, result: failed.advice };
					})
					.then((advice) => event.ports[0]?.postMessage(advice))
			);
			break;
		case 'WENT_BACK':
			event.waitUntil(memory.read().then(({ bad }) => event.ports[0]?.postMessage(bad !== null)));
			break;
		case 'IS_WHOLE':
			event.waitUntil(
				hasVersion(version, appFiles({ build, files })).then((whole) =>
					event.ports[0]?.postMessage(whole)
				)
			);
			break;
	}
});

async function openPage(event: FetchEvent): Promise<Response> {
	const { serving } = await memory.change((before) => {
		const versions = open(before);
		return { versions, result: versions };
	});
	const page = serving === null ? undefined : await findFile(PAGE, serving);
	return page ?? fetch(event.request);
}

async function fileOr(pathname: string, request: Request): Promise<Response> {
	const { serving } = await memory.read();
	const file = serving === null ? undefined : await findFile(pathname, serving);
	return file ?? fetch(request);
}

async function started(name: string): Promise<void> {
	const { serving, former } = await memory.change((before) => {
		const versions = startedWell(before, name);
		return { versions, result: versions };
	});
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	await forgetVersions({
		// Windows hear of this worker before it has taken over, and speak to it at once.
		served: [serving, former, cacheOf(version)],
		windows: windows.length,
		anotherComes: () => self.registration.installing !== null || self.registration.waiting !== null
	});
}

/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';
import {
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { precacheList, SERVERS_OWN } from './precache-list.ts';

declare const self: ServiceWorkerGlobalScope;

// Everything that the app is, kept on the device: it opens without a network on any route. What it
// works with is never here: `/api` and `/couch` go to the server untouched.
precacheAndRoute(precacheList({ build, files, version }));
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/200.html'), { denylist: SERVERS_OWN }));

// A new version waits until the page finds a moment without a form being filled in.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
	const message: unknown = event.data;
	if (isSkipWaiting(message)) void self.skipWaiting();
});

function isSkipWaiting(message: unknown): boolean {
	return (
		typeof message === 'object' &&
		message !== null &&
		'type' in message &&
		message.type === 'SKIP_WAITING'
	);
}

import { expect, test } from 'vitest';
import { precacheList, SERVERS_OWN } from './precache-list.ts';

const app = {
	build: ['/_app/immutable/entry/app.abc.js'],
	files: ['/icon.svg', '/robots.txt', '/screenshots/phone.png'],
	version: 'v7'
};

test('all that the app is made of is kept, and its one page with it', () => {
	expect(precacheList(app)).toEqual([
		{ url: '/_app/immutable/entry/app.abc.js', revision: null },
		{ url: '/icon.svg', revision: 'v7' },
		{ url: '/200.html', revision: 'v7' }
	]);
});

test.each(['/api/v1/me', '/couch/ficha/_changes', '/couch', '/healthz'])(
	'%s is left to the server',
	(path) => {
		expect(SERVERS_OWN.some((pattern) => pattern.test(path))).toBe(true);
	}
);

test.each(['/customers', '/capture/01J', '/apiary'])('%s opens from the device', (path) => {
	expect(SERVERS_OWN.some((pattern) => pattern.test(path))).toBe(false);
});

import { expect, test } from 'vitest';
import { appFiles, SERVERS_OWN } from './app-files.ts';

test('all that the app is made of is kept, and its one page with it', () => {
	const app = {
		build: ['/_app/immutable/entry/app.abc.js'],
		files: ['/icon.svg', '/robots.txt', '/screenshots/phone.png']
	};
	expect(appFiles(app)).toEqual(['/_app/immutable/entry/app.abc.js', '/icon.svg', '/200.html']);
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

import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const complaints = (env: Record<string, string>) => {
	const read = readConfig(env);
	return read.ok ? [] : read.error;
};

test('without any variable the server is on this machine only, with a demo company', () => {
	expect(readConfig({})).toEqual({
		ok: true,
		value: {
			host: '127.0.0.1',
			port: 8080,
			dataDir: resolve('data'),
			appDir: resolve('build'),
			demo: true,
			trustProxy: false,
			publicOrigin: null,
			logLevel: 'info',
			couchdb: null
		}
	});
});

test('where others can reach the server there is no demo, whose passwords are public, unless asked for', () => {
	const behindProxy = { FICHA_TRUST_PROXY: '1' };
	expect(readConfig(behindProxy)).toMatchObject({ value: { demo: false } });
	expect(readConfig({ ...behindProxy, HOST: '0.0.0.0' })).toMatchObject({ value: { demo: false } });
	expect(readConfig({ ...behindProxy, FICHA_DEMO: '1' })).toMatchObject({ value: { demo: true } });
});

test('an empty variable counts as not set', () => {
	expect(readConfig({ PORT: '', FICHA_DEMO: '' })).toEqual(readConfig({}));
});

test.each([
	['PORT', 'eighty', 'it must be a whole number from 0 to 65535.'],
	['PORT', '65536', 'it must be a whole number from 0 to 65535.'],
	['PORT', '-1', 'it must be a whole number from 0 to 65535.'],
	['PORT', '80.5', 'it must be a whole number from 0 to 65535.'],
	['HOST', 'not a host', 'it must be a host name or an IP address.'],
	['FICHA_DEMO', 'yes', 'it must be 0 or 1.'],
	['FICHA_TRUST_PROXY', 'true', 'it must be 0 or 1.'],
	[
		'FICHA_PUBLIC_ORIGIN',
		'https://crm.example/app',
		'it must be an origin, such as https://crm.example, without a path.'
	],
	['FICHA_LOG_LEVEL', 'loud', 'it must be one of silent, fatal, error, warn, info, debug, trace.']
])('%s=%s is named, with what is allowed', (name, value, allowed) => {
	expect(complaints({ [name]: value })).toEqual([`${name} is "${value}": ${allowed}`]);
});

test('all that is wrong is said at once', () => {
	expect(complaints({ PORT: 'x', FICHA_DEMO: 'x' })).toHaveLength(2);
});

test.each(['0.0.0.0', '::', '192.168.1.10', 'crm.example'])(
	'on %s it starts only when it is told that a proxy ends TLS before it',
	(host) => {
		expect(complaints({ HOST: host })).toEqual([expect.stringContaining('FICHA_TRUST_PROXY=1')]);
		expect(complaints({ HOST: host, FICHA_TRUST_PROXY: '1' })).toEqual([]);
	}
);

test.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('%s needs no proxy', (host) => {
	expect(complaints({ HOST: host })).toEqual([]);
});

test('a CouchDB is named with its credentials, which no complaint repeats', () => {
	const url = 'https://ficha:s3cret@couch.example:6984';
	expect(readConfig({ COUCHDB_URL: url })).toMatchObject({
		value: { couchdb: { url, database: 'ficha' } }
	});
	for (const wrong of ['couch.example', 'ftp://ficha:s3cret@couch.example', `${url}?a=s3cret`]) {
		expect(complaints({ COUCHDB_URL: wrong })).toEqual([
			expect.stringMatching(/^COUCHDB_URL must be like (?!.*s3cret)/)
		]);
	}
	expect(complaints({ COUCHDB_URL: url, COUCHDB_DATABASE: 'Ficha' })).toHaveLength(1);
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CouchServer } from './couch-server.ts';

/** What stands in for a CouchDB answers as it is told to. */
let status: number;
let server: Server;
let couch: CouchServer;

beforeEach(async () => {
	server = createServer((_, response) => {
		response.writeHead(status).end('{"error":"said","reason":"so"}');
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	couch = new CouchServer(`http://ficha:s%65cret@127.0.0.1:${port}`);
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
});

test('a write that too few nodes have is not taken for durable', async () => {
	status = 202;
	await expect(put()).rejects.toMatchObject({ code: 'unreachable' });
});

test.each([429, 500, 503])(
	'a cluster in trouble (%i) is to be asked again later',
	async (trouble) => {
		status = trouble;
		await expect(put()).rejects.toMatchObject({ code: 'unreachable' });
	}
);

test('what it does not understand is a fault of ours', async () => {
	status = 400;
	await expect(put()).rejects.toMatchObject({ code: 'unexpected-answer' });
});

test.each([401, 503, 400])('no message holds the password (%i)', async (trouble) => {
	status = trouble;
	const error: unknown = await put().catch((thrown: unknown) => thrown);
	expect(String(error)).not.toContain('secret');
});

function put() {
	return couch.ask({ method: 'PUT', path: '/ficha/a?rev=1', body: '{}' });
}

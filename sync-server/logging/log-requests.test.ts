import { Writable } from 'node:stream';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { loggerOptions, logRequests } from './log-requests.ts';

test('a line says what was asked and how it went, and nothing of whom or for what', async () => {
	const lines: string[] = [];
	const stream = new Writable({
		write: (chunk: Buffer, _encoding, done) => {
			lines.push(chunk.toString());
			done();
		}
	});
	const app = fastify({ logger: { ...(loggerOptions('trace') as object), stream } });
	logRequests(app);
	app.post('/couch/*', (request) => {
		request.log.info({ req: request }, 'asked');
		return { name: 'Rosa' };
	});
	await app.inject({
		method: 'POST',
		url: '/couch/ficha/customer:rosa?q=prats',
		remoteAddress: '203.0.113.7',
		headers: { authorization: 'Basic YW5hOnNlY3JldA==', cookie: 'ficha=token' },
		payload: { familyName: 'Prats' }
	});
	await app.close();
	const said = lines.join('');
	expect(said).toContain('"method":"POST","route":"/couch/*","status":200');
	for (const secret of ['rosa', 'Rosa', 'rats', '203.0.113.7', 'YW5hO', 'token']) {
		expect(said).not.toContain(secret);
	}
});

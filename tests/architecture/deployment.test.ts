import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../sync-server/config/config.ts';
import { readYaml } from './read-yaml.ts';

const FOLDER = 'deploy';
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

const texts = z.record(z.string(), z.string());
const service = z.strictObject({
	image: z.string(),
	hostname: z.string().optional(),
	build: texts.optional(),
	restart: z.literal('unless-stopped').optional(),
	stop_grace_period: z.string().optional(),
	entrypoint: z.string().optional(),
	environment: texts.default({}),
	ports: z.array(z.string()).default([]),
	volumes: z.array(z.string()).default([]),
	networks: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
	depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).default({})
});
const composeFile = z.strictObject({
	name: z.string(),
	services: z.record(z.string(), service),
	volumes: z.record(z.string(), z.object({})),
	networks: z.record(z.string(), z.strictObject({ internal: z.literal('true').optional() }))
});

const compose = composeFile.parse(readYaml(read('compose.yaml')));
const services = Object.entries(compose.services);
const named = (prefix: string) => services.filter(([name]) => name.startsWith(prefix));
const balancer = read('haproxy.cfg');

/** As Compose fills in what stands in the environment file. */
const filledIn = new Map(
	[...read('example.env').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [
		name,
		value === '' ? 'filled' : value
	])
);
const fillIn = (text: string) =>
	text.replace(/\$\{([A-Z_]+)\}/g, (_, name: string) => filledIn.get(name) ?? '');

describe('the deployment on a cluster', () => {
	test('has three nodes of CouchDB, two gateways and a balancer, and nothing else at work', () => {
		expect([named('couch').length, named('gateway').length]).toEqual([3, 2]);
		const atWork = services.filter(([, { restart }]) => restart !== undefined);
		expect(atWork).toHaveLength(6);
	});

	test('runs what it was written for: each image has its whole version', () => {
		for (const [, { image }] of services) expect(image).toMatch(/^[\w./-]+:\d+\.\d+\.\d+$/);
		const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
		for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-/);
	});

	test('gives each gateway an environment that the server takes, with no name that it does not know', () => {
		const known = readFileSync('sync-server/config/config.ts', 'utf8');
		for (const [, { environment }] of named('gateway')) {
			for (const name of Object.keys(environment)) expect(known).toContain(`\t${name}: `);
			const env = Object.entries(environment).map(([name, value]) => [name, fillIn(value)]);
			const config = readConfig(Object.fromEntries(env) as Record<string, string>);
			expect(config).toMatchObject({
				ok: true,
				value: { demo: false, trustProxy: true, publicOrigin: 'https://crm.example' }
			});
			expect(config.ok && config.value.couchdb?.database).toBe('ficha');
		}
	});

	test('gives each node and each gateway a volume of its own', () => {
		const kept = [...named('couch'), ...named('gateway')].map(
			([, { volumes }]) => volumes.find((volume) => /^\w+:\//.test(volume))?.split(':')[0] ?? ''
		);
		expect(new Set(kept).size).toBe(5);
		expect(Object.keys(compose.volumes).sort()).toEqual(kept.sort());
	});

	test('mounts files that there are', () => {
		const mounted = services.flatMap(([, { volumes }]) =>
			volumes.filter((volume) => volume.startsWith('./'))
		);
		for (const volume of mounted) {
			expect(existsSync(join(FOLDER, volume.split(':')[0] ?? ''))).toBe(true);
		}
	});

	test('asks for nothing but what the example of the environment names, and for all of that', () => {
		const used = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+)\}/g)].map(([, name]) => name);
		expect([...new Set(used)].sort()).toEqual([...filledIn.keys()].sort());
	});

	test('holds no password', () => {
		for (const secret of ['COUCHDB_PASSWORD', 'COUCHDB_SECRET', 'COUCHDB_COOKIE']) {
			expect(read('example.env')).toMatch(new RegExp(`^${secret}=$`, 'm'));
		}
	});

	test('lets people reach the balancer alone', () => {
		const outside = services.filter(([, { networks }]) => 'outside' in networks);
		expect(outside.map(([name]) => name)).toEqual(['balancer']);
		expect(services.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual([
			'balancer'
		]);
		expect(compose.networks['inside']?.internal).toBe('true');
	});

	test('balances over exactly these gateways and nodes, by a health check that the server has', () => {
		const balanced = [...balancer.matchAll(/^\s+server (\S+) (\S+):(\d+)/gm)];
		const meant = [...named('couch'), ...named('gateway')].map(([name]) => name);
		expect(balanced.map(([, name, host]) => [name, host])).toEqual(
			expect.arrayContaining(meant.map((name) => [name, name]))
		);
		expect(balanced).toHaveLength(meant.length);
		const route = readFileSync('sync-server/http/health.ts', 'utf8');
		expect(route).toContain("'/healthz'");
		for (const file of [balancer, read('Dockerfile')]) expect(file).toContain('/healthz');
	});

	test('lets a waiting device wait: the balancer is more patient than the server', () => {
		const [, seconds] = /timeout server (\d+)s/.exec(balancer) ?? [];
		const [, longest] =
			/LONGEST_WAIT = ([\d_]+)/.exec(readFileSync('sync-server/http/api-sync.ts', 'utf8')) ?? [];
		expect(Number(seconds) * 1000).toBeGreaterThan(Number(longest?.replace('_', '')) * 1.5);
	});

	test('takes no customers and no secrets into an image', () => {
		const left = read('Dockerfile.dockerignore').split('\n');
		expect(left).toEqual(expect.arrayContaining(['data', '**/*.sqlite*', 'deploy/.env', '.git']));
	});

	test('starts what the build makes', () => {
		expect(read('Dockerfile')).toContain('dist/main.js');
		expect(read('README.md')).toContain('dist/admin.js');
	});
});

describe('plain YAML', () => {
	test('is read as texts, lists and mappings', () => {
		const text = "# why\na:\n  b: c d\n  e:\n    - 'x'\n    - y:1\nf: {}\n";
		expect(readYaml(text)).toEqual({ a: { b: 'c d', e: ['x', 'y:1'] }, f: {} });
	});

	test.each([
		'a: &b c',
		'a: *b',
		'a: [1]',
		'a: yes',
		'a: |',
		'\ta: b',
		'a: b\na: c',
		'a:\nb: c',
		'a: b: c'
	])('refuses what it does not read: %j', (text) => {
		expect(() => readYaml(text)).toThrow('no plain YAML');
	});
});

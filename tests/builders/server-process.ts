import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { testConfig } from './company.ts';

/** A server in a process of its own, which can be killed at any moment. */
export interface ServerProcess {
	readonly url: string;
	readonly pid: number;
	/** As a power cut would: nothing is finished, flushed or said. */
	kill(): Promise<void>;
}

/** Inside of the project, so that the bundle finds the packages that it leaves outside. */
const BUNDLE = join(process.cwd(), 'node_modules', '.cache', 'ficha-tests', 'main.js');

/** One file starts many times faster than hundreds. */
export async function bundleServer(): Promise<void> {
	await build({
		entryPoints: ['sync-server/main.ts'],
		outfile: BUNDLE,
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'esm',
		target: 'node20',
		logLevel: 'warning'
	});
}

/** @param env besides what every test server is given */
export async function startProcess(
	dataDir: string,
	env: Readonly<Record<string, string>> = {}
): Promise<ServerProcess> {
	const { appDir, couchdb } = testConfig(dataDir);
	const child = spawn(process.execPath, [BUNDLE], {
		env: {
			...process.env,
			PORT: '0',
			FICHA_DATA_DIR: dataDir,
			FICHA_APP_DIR: appDir,
			FICHA_DEMO: '0',
			FICHA_LOG_LEVEL: 'fatal',
			...(couchdb !== null && { COUCHDB_URL: couchdb.url, COUCHDB_DATABASE: couchdb.database }),
			...env
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const exited = once(child, 'exit');
	return {
		url: await addressSaid(child.stdout),
		pid: child.pid ?? 0,
		kill: async () => {
			child.kill('SIGKILL');
			await exited;
		}
	};
}

async function addressSaid(stdout: NodeJS.ReadableStream): Promise<string> {
	for await (const line of createInterface(stdout)) {
		const [address] = /http:\/\/\S+/.exec(line) ?? [];
		if (address !== undefined) return address;
	}
	throw new Error('the server ended before it said its address');
}

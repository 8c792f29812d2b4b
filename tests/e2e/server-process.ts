import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** The server as a person starts it: its own process, a data directory of its own, the demo company. */
export interface ServerProcess {
	readonly port: number;
	readonly dataDir: string;
	/** Starts it anew at the same address and with the same data, with another build of the app. */
	deploy(appDir: string): Promise<void>;
	stop(): Promise<void>;
}

interface ServerOptions {
	/** the built app; what `npm run build` has made unless told otherwise */
	readonly appDir?: string;
	/** fills the data directory before the server opens it, in the demo's place */
	readonly furnish?: (dataDir: string) => Promise<void>;
}

export async function startServer({
	appDir = 'build',
	furnish = copyDemo
}: ServerOptions = {}): Promise<ServerProcess> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ficha-e2e-'));
	await furnish(dataDir);
	const port = await freePort();
	let child = await launch({ port, dataDir, appDir });
	return {
		port,
		dataDir,
		async deploy(next) {
			await end(child);
			child = await launch({ port, dataDir, appDir: next });
		},
		async stop() {
			await end(child);
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

let demo: Promise<string> | null = null;

/** As a first start makes it, which takes longer than the start of most stories: once for all of them. */
async function copyDemo(dataDir: string): Promise<void> {
	await cp(await (demo ??= makeDemo()), dataDir, { recursive: true });
}

async function makeDemo(): Promise<string> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ficha-e2e-demo-'));
	process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
	await end(await launch({ port: await freePort(), dataDir, appDir: 'build' }));
	return dataDir;
}

interface Launch {
	readonly port: number;
	readonly dataDir: string;
	readonly appDir: string;
}

async function launch({ port, dataDir, appDir }: Launch): Promise<ChildProcess> {
	const child = spawn(process.execPath, ['dist/main.js'], {
		env: {
			...process.env,
			PORT: String(port),
			FICHA_DATA_DIR: dataDir,
			FICHA_APP_DIR: appDir,
			FICHA_LOG_LEVEL: 'warn'
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await listening(child, port);
	return child;
}

async function end(child: ChildProcess): Promise<void> {
	child.kill('SIGTERM');
	if (child.exitCode === null) await once(child, 'exit');
}

/** The server says its address when it is ready to answer. */
async function listening(child: ChildProcess, port: number): Promise<void> {
	let said = '';
	for await (const chunk of child.stdout ?? []) {
		said += String(chunk);
		if (said.includes(`:${port}`)) {
			child.stdout?.resume();
			return;
		}
	}
	throw new Error(`the server ended before it listened:\n${said}`);
}

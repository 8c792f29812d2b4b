import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** The server as a person starts it: its own process, a data directory of its own, the demo company. */
export interface ServerProcess {
	readonly port: number;
	readonly dataDir: string;
	stop(): Promise<void>;
}

export async function startServer(): Promise<ServerProcess> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ficha-e2e-'));
	const port = await freePort();
	const child = spawn(process.execPath, ['dist/main.js'], {
		env: { ...process.env, PORT: String(port), FICHA_DATA_DIR: dataDir, FICHA_LOG_LEVEL: 'warn' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await listening(child, port);
	return {
		port,
		dataDir,
		async stop() {
			child.kill('SIGTERM');
			if (child.exitCode === null) await once(child, 'exit');
			await rm(dataDir, { recursive: true, force: true });
		}
	};
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

import { readConfig, type Config } from './config/config.ts';
import { startServer, type RunningServer } from './server.ts';
import { StorageError } from './storage/storage-error.ts';

/** What a person who has pressed Ctrl-C twice is not made to wait for. */
const LONGEST_STOP = 10_000;

const read = readConfig(process.env);
if (read.ok) await run(read.value);
else complain(read.error);

async function run(config: Config): Promise<void> {
	try {
		const server = await startServer(config);
		greet(server);
		stopOnSignal(server);
	} catch (error) {
		const sentence = expected(error);
		if (sentence === null) throw error;
		complain([sentence]);
	}
}

function greet({ url, demo }: RunningServer): void {
	const lines = [`Ficha is at ${url.replace('127.0.0.1', 'localhost')}`];
	if (demo.length > 0) lines.push('', 'A demo company. Sign in as:');
	for (const { login, password, who } of demo) {
		lines.push(`  ${login.padEnd(10)} ${password.padEnd(20)} ${who}`);
	}
	process.stdout.write(`${lines.join('\n')}\n`);
}

function stopOnSignal(server: RunningServer): void {
	const stop = () => {
		setTimeout(() => process.exit(1), LONGEST_STOP).unref();
		void server.close();
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
}

/** What a person can mend is said in a sentence; anything else comes with its stack. */
function expected(error: unknown): string | null {
	if (error instanceof StorageError) return error.message;
	if (!(error instanceof Error) || !('code' in error)) return null;
	switch (error.code) {
		case 'EADDRINUSE':
			return 'The port is in use. Stop the program that uses it, or choose another with PORT.';
		case 'EACCES':
			return `There is no permission: ${error.message}`;
		default:
			return null;
	}
}

function complain(sentences: readonly string[]): void {
	process.stderr.write(`${sentences.join('\n')}\n`);
	process.exitCode = 2;
}

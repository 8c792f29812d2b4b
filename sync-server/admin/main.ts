import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { createPasswordHasher } from '../auth/password-hasher.ts';
import { readConfig } from '../config/config.ts';
import { openStore } from '../storage/open-store.ts';
import type { Store } from '../storage/store.ts';
import type { AdminContext } from './command.ts';
import { commands } from './commands.ts';
import { explainFailure } from './explain-failure.ts';
import { openMoves } from './open-moves.ts';
import { runCommand } from './run-command.ts';
import { UsageError } from './usage-error.ts';

/** The command line. It opens what the server works on, which sees at once what is changed. */
const opened: Store[] = [];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

try {
	const args = process.argv.slice(2);
	process.exitCode = await runCommand({ commands, args, open, print: say, complain });
} catch (error) {
	const { sentence, exitCode } = explainFailure(error);
	complain(sentence);
	process.exitCode = exitCode;
} finally {
	for (const store of opened) await store.close();
}

async function open(): Promise<AdminContext> {
	const config = readConfig(process.env);
	if (!config.ok) throw new UsageError(config.error.join('\n'));
	const failed = (error: unknown) => {
		complain(explainFailure(error).sentence);
	};
	const store = await openStore(config.value, { as: 'command', clock: Date.now, failed });
	opened.push(store);
	return {
		accounts: store.accounts,
		storage: store.storage,
		passwords: createPasswordHasher(),
		clock: Date.now,
		randomBytes,
		moves: openMoves(config.value, { clock: Date.now, failed }),
		print: say,
		readInput: () => text(process.stdin),
		readFile: (path) => readFile(resolve(whereThePersonStands(), path))
	};
}

/** npm runs scripts in the project's folder, and keeps here where it was called from. */
function whereThePersonStands(): string {
	const calledByNpm = process.env['npm_lifecycle_event'] === 'admin';
	return (calledByNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd();
}

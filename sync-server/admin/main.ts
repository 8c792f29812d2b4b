import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { authorOf } from '../audit/write-entry.ts';
import { createPasswordHasher } from '../auth/password-hasher.ts';
import { readConfig } from '../config/config.ts';
import { createAccountStore } from '../storage/embedded/accounts.ts';
import { openDatabase, type EmbeddedDatabase } from '../storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../storage/embedded/storage.ts';
import type { AdminContext } from './command.ts';
import { commands } from './commands.ts';
import { explainFailure } from './explain-failure.ts';
import { runCommand } from './run-command.ts';
import { UsageError } from './usage-error.ts';

/** The command line. It opens the same file as the server, which sees at once what is changed. */
const opened: EmbeddedDatabase[] = [];

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
	for (const database of opened) database.close();
}

function open(): AdminContext {
	const config = readConfig(process.env);
	if (!config.ok) throw new UsageError(config.error.join('\n'));
	const database = openDatabase(join(config.value.dataDir, 'ficha.sqlite'));
	opened.push(database);
	return {
		accounts: createAccountStore(database),
		storage: new EmbeddedStorage(database, undefined, () => authorOf('command', Date.now())),
		passwords: createPasswordHasher(),
		clock: Date.now,
		randomBytes,
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

import { randomBytes } from 'node:crypto';
import { createPasswordHasher } from '../auth/password-hasher.ts';
import { createMemoryAccountStore } from '../storage/memory/accounts.ts';
import { MemoryStorage } from '../storage/memory/storage.ts';
import type { AdminContext } from './command.ts';
import { commands } from './commands.ts';
import { UsageError } from './usage-error.ts';
import { runCommand } from './run-command.ts';

/** For tests: an installation in memory, and someone who types. */
export interface Terminal {
	readonly context: AdminContext;
	/** files that a command can be given, by path */
	readonly files: Map<string, Uint8Array>;
	/** what is piped in */
	input: string;
	type(...args: readonly string[]): Promise<Said>;
}

export interface Said {
	readonly exitCode: number;
	readonly out: string;
	readonly err: string;
}

/** @param parts of another installation to work on instead of an empty one */
export function openTerminal(now: number, parts: Partial<AdminContext> = {}): Terminal {
	let lines: string[] = [];
	const files = new Map<string, Uint8Array>();
	const context: AdminContext = {
		accounts: createMemoryAccountStore(),
		storage: new MemoryStorage(),
		passwords: createPasswordHasher(),
		clock: () => now,
		randomBytes,
		moves: {
			from: () => Promise.reject(new UsageError('There is no company.')),
			into: () => Promise.reject(new UsageError('There is no such place.'))
		},
		print: (line) => void lines.push(line),
		readInput: () => Promise.resolve(terminal.input),
		readFile: (path) => Promise.resolve(files.get(path) ?? new Uint8Array()),
		...parts
	};
	const terminal: Terminal = {
		context,
		files,
		input: '',
		type: async (...args) => {
			lines = [];
			const errors: string[] = [];
			const exitCode = await runCommand({
				commands,
				args,
				open: () => context,
				print: context.print,
				complain: (line) => void errors.push(line)
			});
			return { exitCode, out: lines.join('\n'), err: errors.join('\n') };
		}
	};
	return terminal;
}

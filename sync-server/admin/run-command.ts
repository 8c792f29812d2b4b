import { Command, CommanderError } from 'commander';
import { authorOf } from '../audit/write-entry.ts';
import type { AdminCommand, AdminContext } from './command.ts';
import { UsageError } from './usage-error.ts';

export interface CommandLine {
	readonly commands: readonly AdminCommand[];
	/** what follows the program's name */
	readonly args: readonly string[];
	/** opens what the commands work on; asked only once one is to run */
	readonly open: () => AdminContext | Promise<AdminContext>;
	readonly print: (line: string) => void;
	readonly complain: (line: string) => void;
}

/** @returns the exit code: 0 done, 2 what was asked can't be done, with a sentence that says why */
export async function runCommand(line: CommandLine): Promise<number> {
	const program = buildProgram(line);
	try {
		await program.parseAsync([...line.args], { from: 'user' });
		return 0;
	} catch (error) {
		// Commander has said already what is wrong; asked for help, nothing is.
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		if (!(error instanceof UsageError)) throw error;
		line.complain(error.message);
		return 2;
	}
}

/** Options may be secrets, and are not recorded. */
async function record({ storage, clock }: AdminContext, subject: string): Promise<void> {
	await storage.audit.append([
		{ ...authorOf('command', clock()), action: 'command', subject, count: 0 }
	]);
}

function buildProgram({ commands, open, print, complain }: CommandLine): Command {
	const program = new Command('npm run admin --');
	program.description('Looks after a Ficha server, running or not.');
	program.showHelpAfterError('Add --help to see what is possible.');
	for (const command of commands) {
		const sub = program.command(command.name).description(command.summary);
		const { argument } = command;
		if (argument !== undefined) sub.argument(argument.name, argument.description);
		for (const { flags, description } of command.options) sub.option(flags, description);
		sub.action(async () => {
			const context = await open();
			const argument = sub.args[0] ?? '';
			await command.run(context, { argument, options: sub.opts() });
			if (command.changes) await record(context, `${command.name} ${argument}`.trim());
		});
	}
	for (const each of [program, ...program.commands]) {
		each.exitOverride();
		each.configureOutput({
			writeOut: (text) => print(text.trimEnd()),
			writeErr: (text) => complain(text.trimEnd())
		});
	}
	return program;
}

import * as z from 'zod';
import { hashNow } from './add-colleague.ts';
import { choosePassword } from './choose-password.ts';
import type { AdminCommand } from './command.ts';
import { findUser } from './find-user.ts';
import { parseOptions } from './parse-options.ts';

const options = z.object({ passwordStdin: z.boolean().default(false) });

export const resetPassword: AdminCommand = {
	name: 'reset-password',
	summary: 'give a colleague a new password, and end their sessions',
	changes: true,
	argument: { name: '<login>', description: 'whose password' },
	options: [{ flags: '--password-stdin', description: 'read the password from standard input' }],
	run: async (context, input) => {
		const { accounts } = context;
		const { passwordStdin } = parseOptions(options, input);
		const user = await findUser(accounts, input.argument);
		const source = passwordStdin ? 'stdin' : 'generate';
		const { password, tell } = await choosePassword(context, user.login, source);
		const passwordHash = await hashNow(context.passwords, password);
		await accounts.users.put({ ...user, passwordHash });
		await accounts.sessions.deleteOfUser(user.uid);
		context.print(`"${user.login}" has a new password and must sign in again everywhere.`);
		context.print(tell);
	}
};

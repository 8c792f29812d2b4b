import * as z from 'zod';
import { issueAppPassword } from '../auth/app-passwords.ts';
import type { AdminCommand } from './command.ts';
import { findUser } from './find-user.ts';
import { parseOptions } from './parse-options.ts';

const options = z.object({
	label: z
		.string()
		.trim()
		.min(1, 'takes a few words')
		.max(120, 'takes 120 characters at most')
		.default('a program')
});

export const createAppPassword: AdminCommand = {
	name: 'create-app-password',
	summary: 'let a program, such as a script with PouchDB, sign in as a colleague',
	changes: true,
	argument: { name: '<login>', description: 'on whose behalf' },
	options: [{ flags: '--label <label>', description: 'what it is for (default: a program)' }],
	run: async (context, input) => {
		const { label } = parseOptions(options, input);
		const user = await findUser(context.accounts, input.argument);
		const { password, record } = await issueAppPassword(context, { uid: user.uid, label });
		context.print(`Made an application password for "${user.login}" (${label}).`);
		context.print(`Password: ${password} (shown only now)`);
		context.print(`Device: ${record.deviceId} ("revoke-device ${record.deviceId}" ends it)`);
	}
};
